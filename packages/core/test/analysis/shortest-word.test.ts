import { parseRegex } from "@a3s/acl-grammar";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { shortestWord } from "../../src/analysis/shortest-word.js";

function word(matchedBy: string[], notMatchedBy: string[] = [], maxStates = 20_000) {
  const question = { matchedBy: matchedBy.map(parseRegex), notMatchedBy: notMatchedBy.map(parseRegex) };
  const find = (oneAttempt: boolean) => {
    const answer = finishAnalysis(shortestWord({ ...question, oneAttempt }, maxStates));
    return answer.kind === "word" ? answer.word : answer.kind;
  };
  const found = find(false);
  // Following one attempt at a time is another way to the same answer.
  expect(find(true).length).toBe(found.length);
  return found;
}

describe("shortestWord", () => {
  test.each([
    [["curl.*sh"], [], "curlsh"],
    [["^a{3}$"], [], "aaa"],
    [["a", "b"], [], "ab"],
    [["evil"], ["evil"], "none"],
    [["evil"], ["e"], "none"],
    [["e"], ["evil"], "e"],
    [["^evil"], ["vil$"], "evila"],
    [[String.raw`\bnc\b`], [], "nc"],
    [[String.raw`\bnc\b`], ["^nc"], "-nc"],
    [[String.raw`\bnc\b`], [String.raw`(^|\W)nc(\W|$)`], "none"],
    [["(?i)k"], ["k", "K"], "\u212a"],
    [["^[^a]$"], ["[ -~]"], "¡"],
    [["(?m)^b"], [String.raw`\Ab`], "\nb"],
    [["[^\\s\\S]"], [], "none"],
    [["^$"], [], ""],
    [["a"], ["^.*$"], "a\n"],
    [["."], ["(?s:.)"], "none"],
    [[String.raw`\x{10FFFF}`], [], "\u{10FFFF}"],
  ])("found in by %j and not by %j: %j", (matchedBy, notMatchedBy, expected) => {
    expect(word(matchedBy, notMatchedBy)).toBe(expected);
  });

  test("says so when the budget is spent", () => {
    expect(word(["[ab]*a[ab]{30}c"], ["c$"], 500)).toBe("unknown");
  });

  test("one attempt at a time leads to an answer where gaps multiply the states", () => {
    const question = {
      matchedBy: [parseRegex("\\ba\\b.{0,60}bc")],
      notMatchedBy: [parseRegex("\\ba\\b.{0,60}b"), parseRegex("x")],
    };
    expect(finishAnalysis(shortestWord(question, 20_000)).kind).toBe("unknown");
    expect(finishAnalysis(shortestWord({ ...question, oneAttempt: true }, 20_000)).kind).toBe("none");
  });

  test("agrees with trying every short text", () => {
    const atoms = ["a", "b", ".", "^", "$", "\\b", "\\B", "(?:ab)", "[^a]", "a*", "b?", "|", "(?:a|)", "\\n", "a{2}"];
    const pattern = fc.array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
    const texts = shortTexts(["a", "b", "\n", " "], 4);
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 2 }),
        fc.array(pattern, { maxLength: 2 }),
        (must, not) => {
          // Where these flags are on, the native engine reads such patterns as the dialect does.
          const native = (source: string) => new RegExp(source.replaceAll(".", "[^\\n]"), "u");
          const isAnswer = (text: string) =>
            must.every((source) => native(source).test(text)) && !not.some((source) => native(source).test(text));
          const expected = texts.find(isAnswer);
          const found = word(must, not);
          if (expected === undefined) {
            expect(found === "none" || found.length > 4 || !/^[ab\n ]*$/.test(found)).toBe(true);
          } else {
            expect(isAnswer(found)).toBe(true);
            expect(found.length).toBeLessThanOrEqual(expected.length);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** All texts up to a length, short ones first. */
function shortTexts(alphabet: readonly string[], maxLength: number): string[] {
  let last = [""];
  const all = [...last];
  for (let length = 1; length <= maxLength; length += 1) {
    last = last.flatMap((text) => alphabet.map((character) => text + character));
    all.push(...last);
  }
  return all;
}
