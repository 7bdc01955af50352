import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareKindRules } from "../../src/engine/automaton/kind-rules.js";
import { noRule } from "../../src/engine/automaton/no-rule.js";
import { createCountingScanner } from "../../src/engine/automaton/union-automaton.js";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { testRegex } from "../../src/engine/regex/test-regex.js";
import { countedPattern, countedSubject } from "./arbitraries/counted.js";
import { rustPattern } from "./arbitraries/pattern.js";
import { subject } from "./arbitraries/subject.js";
import { fuzzParameters } from "./fuzz-parameters.js";
import { rulesOf } from "./rules.js";

/** Gives the first of the patterns that occurs in a text, or -1, found by counting. */
function matcherOf(patterns: readonly string[]): (text: string) => number {
  const rules = prepareKindRules(rulesOf(patterns));
  const scanner = createCountingScanner([...rules.branches, ...rules.largeBranches], rules);
  return (text) => {
    const least = scanner.scan(text, 0);
    return least === noRule ? -1 : least;
  };
}

describe("CountingScanner", () => {
  it.each([
    [["a[ab]{5}c"], ["abbbbbc", "aabbbbbc"], ["abbbbc", "bbbbbbc", "abbbbxbbc"]],
    [["a[ab]{5,7}c"], ["abbbbbc", "abbbbbbbc", "aaaaaaaaaaac"], ["abbbbc", "abbbbbbbbc"]],
    [["a[ab]{0,5}c"], ["ac", "abbbbbc"], ["bc", "abbbbbbc"]],
    [["a[ab]{6,}c"], ["abbbbbbc", `a${"b".repeat(500)}c`], ["abbbbbc", "abxbbbbbbc"]],
    [["^.{5}$"], ["abcde", "abcd😀"], ["abcd", "abcdef", "abc\nd"]],
    [["\\b\\w{5}\\b"], ["x abcde", "éabcd;"], ["abcdef", "abcd"]],
    [["[ab]{100000}c"], [`${"ab".repeat(50_000)}c`], [`${"ab".repeat(49_999)}c`]],
    [["^(?:ab|ba){40}$"], ["abba".repeat(20)], ["abba".repeat(19), "abba".repeat(21), `${"abba".repeat(19)}abaa`]],
    [["^(?:ab?c?){33,}x"], [`${"a".repeat(32)}abcx`, `${"abac".repeat(40)}x`], [`${"a".repeat(32)}x`]],
    [["^(?:a?b?){32,64}$"], ["", "aaaab", "ab".repeat(64)], ["ba".repeat(64), "ac"]],
    [["^(?:a{5,6}b){5}$"], ["aaaaab".repeat(5), "aaaaaab".repeat(5)], ["aaaaab".repeat(4), "aaaab".repeat(5)]],
  ])("looks for %j", (patterns, matching, others) => {
    const firstMatch = matcherOf(patterns);
    for (const text of matching) expect(firstMatch(text), text).toBe(0);
    for (const text of others) expect(firstMatch(text), text).toBe(-1);
  });

  it("finds the same rule as the plain engine", { timeout: 0 }, () => {
    const pattern = fc
      .oneof({ weight: 5, arbitrary: countedPattern }, { weight: 1, arbitrary: rustPattern })
      .filter((source) => parseRegex(source).problems.length === 0);
    const texts = fc.array(fc.oneof({ weight: 5, arbitrary: countedSubject }, { weight: 1, arbitrary: subject }), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 5 }), texts, (patterns, subjects) => {
        const firstMatch = matcherOf(patterns);
        const programs = patterns.map((source) => compileRegex(parseRegex(source)));
        for (const text of subjects) {
          expect(firstMatch(text), text).toBe(programs.findIndex((program) => testRegex(program, text)));
        }
      }),
      fuzzParameters(100),
    );
  });
});
