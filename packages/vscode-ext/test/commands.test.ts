import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Uri } from "vscode";
import {
  dryRunCommandLine,
  gitDiffCommandLine,
  gitExplainCommandLine,
  policyCommandLine,
  posixQuoted,
  windowsQuoted,
} from "../src/commands/command-line.js";

/** A URI as the editor makes it of a path; on a drive its paths have the separators of Windows. */
function uri(path: string, scheme = "file"): Uri {
  const isOnDrive = /^\/[A-Za-z]:/.test(path);
  const fsPath = isOnDrive ? path.slice(1).replaceAll("/", "\\") : path;
  const made = { scheme, path, fsPath, with: ({ path = "" }) => uri(path, scheme) };
  return made as unknown as Uri;
}

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

describe("the command line of a view", () => {
  const policy = uri("/w/my policies/sentry.acl");
  const onDrive = uri("/C:/my policies/sentry.acl");

  it.each([
    [
      "the rules",
      policyCommandLine("rules", ["--policy", policy]),
      "sentry rules --policy '/w/my policies/sentry.acl'",
    ],
    [
      "a dry run of one file",
      dryRunCommandLine(policy, [uri("/w/a.events.ndjson")]),
      "sentry eval --policy '/w/my policies/sentry.acl' /w/a.events.ndjson",
    ],
    [
      "a dry run of two files",
      dryRunCommandLine(uri("/w/s.acl"), [uri("/w/a b.ndjson"), uri("/w/c.ndjson")]),
      "cat '/w/a b.ndjson' /w/c.ndjson | sentry eval --policy /w/s.acl",
    ],
    [
      "a comparison with the last commit",
      gitDiffCommandLine(policy),
      "git -C '/w/my policies' show HEAD:./sentry.acl | sentry diff - '/w/my policies/sentry.acl'",
    ],
    ["one in the root", gitDiffCommandLine(uri("/s.acl")), "git -C / show HEAD:./s.acl | sentry diff - /s.acl"],
    [
      "an event of it",
      gitExplainCommandLine(uri("/w/s.acl"), '{"a":"it\'s"}'),
      `git -C /w show HEAD:./s.acl | sentry explain --policy - '{"a":"it'\\''s"}'`,
    ],
    [
      "a comparison on Windows",
      gitDiffCommandLine(onDrive),
      'git -C "C:\\my policies" show HEAD:./sentry.acl | sentry diff - "C:\\my policies\\sentry.acl"',
    ],
    [
      "one in the root of a drive",
      gitDiffCommandLine(uri("/C:/s.acl")),
      "git -C C:\\ show HEAD:./s.acl | sentry diff - C:\\s.acl",
    ],
    ["a dry run without events", dryRunCommandLine(policy, []), undefined],
    ["what is on no disk", policyCommandLine("check", [uri("/w/s.acl", "vscode-vfs")]), undefined],
    ["a name that no line can hold", policyCommandLine("check", [uri("/C:/$(a) & b.acl")]), undefined],
  ])("of %s", (_, line, expected) => {
    expect(line).toBe(expected);
  });
});
