import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAtGaps } from "../../src/engine/automaton/gaps.js";
import { GatedAutomaton } from "../../src/engine/automaton/gated-automaton.js";
import { prepareKindRules } from "../../src/engine/automaton/kind-rules.js";
import { MemoryBudget } from "../../src/engine/automaton/memory-budget.js";
import { noRule } from "../../src/engine/automaton/no-rule.js";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { testRegex } from "../../src/engine/regex/test-regex.js";
import { gappedPattern, gappedSubject } from "./arbitraries/gapped.js";
import { fuzzParameters } from "./fuzz-parameters.js";
import { rulesOf } from "./rules.js";

function gatedAutomaton(patterns: readonly string[]): GatedAutomaton {
  return new GatedAutomaton(prepareKindRules(rulesOf(patterns)), new MemoryBudget(10_000_000));
}

/** The rules that are tried, and the one that matches, or undefined. */
function judge(patterns: readonly string[], text: string): [number[], number | undefined] {
  const automaton = gatedAutomaton(patterns);
  const first = automaton.firstMatch(text);
  return [[...automaton.candidates].sort(), first === noRule ? undefined : first];
}

describe("GatedAutomaton", () => {
  it.each([
    [["ab.*cd"], "ab cd", [0], 0],
    [["ab.*cd"], "cd ab", [], undefined],
    // What a gap may not hold keeps the rule from being tried.
    [["ab.*cd"], "ab\n      cd", [], undefined],
    [["ab.*cd"], "ab\nab cd", [0], 0],
    [["ab[^|]*cd"], "ab|      cd", [], undefined],
    [["k.*c", "k.*a[\\n x]{1,9}bc"], "k a\nxxxxxbc", [1], 1],
    [["ab.{0,5}cd"], `ab${"x".repeat(40)}cd`, [], undefined],
    [["ab.{4,5}cd"], "ab😀😀😀😀😀cd", [0], 0],
    [["a.{0,4}😀\\b"], "a😀😀😀😀😀𐐀", [0], 0],
    // One occurrence is not two, and overlapping ones are told apart only when the rule is tried.
    [["aba.*aba"], "aba", [], undefined],
    [["aba.*aba"], "ababa", [0], undefined],
    // The first segment ends in an assertion and is recognised together with the second.
    [["ab\\b.*;"], "ab;", [0], 0],
    [[";.*x", "ab\\b.*;"], "ab;", [1], 1],
    [["(?:ab\\b|;)+.*(?:ab\\b|;)+"], "ab;", [0], 0],
    [["b.*ab\\b"], "b ab", [0], 0],
    [["x.*a\\n?b"], "x a\nb", [0], 0],
    // A rule without a gap settles the matter only where no lesser rule is left.
    [["a.*c", "b"], "abc", [0], 0],
    [["b", "a.*c"], "abc", [], 0],
    [["c", "a.*c", "a"], "abc", [], 0],
    [["d", "a.*c", "a"], "abc", [1], 1],
  ])("tries what %j asks for in %j", (patterns, text, candidates, first) => {
    expect(judge(patterns, text)).toEqual([candidates, first]);
  });

  it.each([
    ["a few groups", 10, "[ab]"],
    ["more states than are worth making", 100, "a"],
    ["many groups", 200, "[ab]"],
  ])("finds the first rule on a large subject where candidates take %s", (_, count, opening) => {
    const patterns = Array.from({ length: count }, (_, index) => `${opening}.{0,60}W${index}W`);
    const random = fc.sample(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 50, maxLength: 50 }), {
      numRuns: 100,
      seed: 1,
    });
    // Each is near enough to be a candidate, and too far away to match.
    const near = patterns.map((_, index) => `${random[index % 100]}${"z".repeat(61)}W${index}W`).join("");
    const text = near.repeat(Math.ceil(60_000 / near.length));
    const automaton = gatedAutomaton(patterns);
    for (const last of [count - 1, 1]) {
      expect(automaton.firstMatch(text)).toBe(noRule);
      expect(automaton.firstMatch(`${text}a W${last}W`)).toBe(last);
    }
  });

  it("tries every rule that matches", { timeout: 0 }, () => {
    // Only rules that are gated in all their branches: others may end the search before all candidates are known.
    const gated = gappedPattern.filter((pattern) => {
      const { branches } = prepareKindRules(rulesOf([pattern]));
      return branches.every(({ items }) => splitAtGaps(items) !== undefined);
    });
    const patterns = fc.array(gated, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(patterns, fc.array(gappedSubject, { minLength: 40, maxLength: 40 }), (sources, texts) => {
        const automaton = gatedAutomaton(sources);
        const programs = sources.map((source) => compileRegex(parseRegex(source)));
        for (const text of texts) {
          automaton.firstMatch(text);
          const missed = programs.flatMap((program, rule) =>
            testRegex(program, text) && !automaton.candidates.includes(rule) ? [sources[rule]] : [],
          );
          expect(missed, text).toEqual([]);
        }
      }),
      fuzzParameters(200),
    );
  });
});
