import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { posixQuoted, windowsQuoted } from "../src/commands/command-line.js";

const hostile = [
  "sentry.acl",
  "my policy.acl",
  "it's; rm -rf ~.acl",
  "$(id) `id` $HOME \"quoted\" 'both'.acl",
  "two\nlines\t.acl",
  "\u001B[201~\nid\n.acl",
  "\\'\\\\.acl",
  "ends with \\",
  "politique é 漢字 \u202E 😀.acl",
  "7\u00017.acl",
  "!! !1 *?[a] {a,b} ~ # & | < > ;",
  "--policy",
  '{"event":{"ToolExec":{"argv":["\u009B31m","\u007F"]}}}',
];

/** What a shell passes on of the words, each ended by a zero byte. */
function passedOn(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.map(posixQuoted).join(" ")}`;
  return execFileSync("bash", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("a word for a POSIX shell", () => {
  it.each([
    ["sentry.acl", "sentry.acl"],
    ["my policy.acl", "'my policy.acl'"],
    ["it's.acl", `'it'\\''s.acl'`],
    ["$(id).acl", "'$(id).acl'"],
    ["a\n'b'", "$'a\\012\\047b\\047'"],
  ])("%j is %s", (word, quoted) => {
    expect(posixQuoted(word)).toBe(quoted);
  });

  it("arrives as it is, whatever it holds", () => {
    expect(passedOn(hostile)).toEqual(hostile);
    const word = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !/[\0\p{Cs}]/u.test(text));
    const words = fc.sample(word, { numRuns: 100, seed: 1 });
    expect(passedOn(words)).toEqual(words);
  });

  it("holds no character that an editor of command lines acts on", () => {
    for (const word of hostile) expect(posixQuoted(word)).not.toMatch(/\p{Cc}/u);
  });
});

describe("a word for the shells of Windows", () => {
  it.each([
    ["C:\\policies\\sentry.acl", "C:\\policies\\sentry.acl"],
    ["C:\\my policies\\sentry.acl", '"C:\\my policies\\sentry.acl"'],
    ["C:\\a & b (it's)\\sentry.acl", `"C:\\a & b (it's)\\sentry.acl"`],
    ["C:\\a,b\\@c.acl", '"C:\\a,b\\@c.acl"'],
    // PowerShell alone reads these.
    ["C:\\$(calc)\\it's.acl", "'C:\\$(calc)\\it''s.acl'"],
    ["C:\\`calc`\\\u2019 .acl", "'C:\\`calc`\\\u2019\u2019 .acl'"],
    ["C:\\\u201Dcalc\u201C.acl", "'C:\\\u201Dcalc\u201C.acl'"],
    // What the one would replace, and the other would run.
    ["C:\\$(calc) & calc.acl", undefined],
    ["C:\\two\nlines.acl", undefined],
  ])("%j is %s", (word, quoted) => {
    expect(windowsQuoted(word)).toBe(quoted);
  });
});
