import { parseRegex } from "@a3s/acl-grammar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { shareNoText } from "../../src/analysis/share-no-text.js";
import { shortestWord } from "../../src/analysis/shortest-word.js";
import { randomPattern } from "./random-pattern.js";

test.each([
  ["^git ", "^curl"],
  ["\\.conf$", "\\.key$"],
  ["^git (?:status|log)$", "curl"],
  ["^[a-z]{1,3}$", "curl"],
  ["^(?:ab|ac)d", "^abc"],
  ["^[0-9]+$", "(?i)k"],
])("tells that %j and %j share no text", (a, b) => {
  expect(shareNoText(parseRegex(a), parseRegex(b))).toBe(true);
  expect(shareNoText(parseRegex(b), parseRegex(a))).toBe(true);
});

test.each([
  ["git", "curl"],
  ["^git ", "curl"],
  ["(?m)^a", "^b"],
  ["^a*b", "^b"],
  ["(?:^a|b)", "^c"],
  ["^(?:git|curl) .*$", "curl"],
  ["(?i)^k", "^\u212a"],
])("says nothing of %j and %j", (a, b) => {
  expect(shareNoText(parseRegex(a), parseRegex(b))).toBe(false);
  expect(shareNoText(parseRegex(b), parseRegex(a))).toBe(false);
});

test("where it says so, a search finds no text either", () => {
  let apart = 0;
  fc.assert(
    fc.property(randomPattern, randomPattern, (a, b) => {
      const regexes = [parseRegex(a), parseRegex(b)] as const;
      if (!shareNoText(...regexes)) return;
      apart += 1;
      expect(finishAnalysis(shortestWord({ matchedBy: regexes, notMatchedBy: [] }, 20_000)).kind).toBe("none");
    }),
    { numRuns: 2_000 },
  );
  expect(apart).toBeGreaterThan(100);
});
