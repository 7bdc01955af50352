import { parseRegex } from "@a3s/acl-grammar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { diffPolicies } from "../../src/analysis/diff-policies.js";
import { analyzeHoles } from "../../src/analysis/holes.js";
import type { JudgedRules } from "../../src/analysis/judged-rules.js";
import { proveAssertion } from "../../src/analysis/prove-assertion.js";
import { shortestWord } from "../../src/analysis/shortest-word.js";
import { randomPattern } from "./random-pattern.js";
import { rulesOf } from "./rules.js";

// What the analyses leave out, because rules are hidden or plainly apart, and what they try before they search, must not
// change an answer. Here every pair of rules is searched, with all rules excluded that stand before them.

const verdict = fc.constantFrom("allow" as const, "block" as const, "escalate" as const);
const policy = fc.array(fc.tuple(verdict, randomPattern), { minLength: 1, maxLength: 5 }) as fc.Arbitrary<
  Parameters<typeof rulesOf>
>;

function canBe(matchedBy: readonly string[], notMatchedBy: readonly string[]): boolean {
  const question = { matchedBy: matchedBy.map(parseRegex), notMatchedBy: notMatchedBy.map(parseRegex) };
  const answer = finishAnalysis(shortestWord(question, 1_000_000));
  expect(answer.kind).not.toBe("unknown");
  return answer.kind === "word";
}

function patterns({ rules }: JudgedRules, end = rules.length): string[] {
  return rules.slice(0, end).map(({ match }) => match);
}

test("holes are found between the same rules", () => {
  fc.assert(
    fc.property(policy, (texts) => {
      const judged = rulesOf(...texts);
      const expected: string[] = [];
      for (const [allow, taking] of judged.rules.entries()) {
        for (const [block, losing] of judged.rules.entries()) {
          if (block < allow || taking.verdict !== "allow" || losing.verdict !== "block") continue;
          if (canBe([taking.match, losing.match], patterns(judged, allow))) expected.push(`${allow} ${block}`);
        }
      }
      const { holes, complete } = finishAnalysis(analyzeHoles(judged, normalBudget));
      expect(complete).toBe(true);
      expect(holes.map(({ allow, block }) => `${allow} ${block}`)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("differences are found between the same rules", () => {
  /** Where no rule matches, the event is allowed. */
  const places = ({ rules }: JudgedRules) => [...rules.entries(), [rules.length, undefined] as const];
  fc.assert(
    fc.property(policy, policy, (textsBefore, textsAfter) => {
      const [before, after] = [rulesOf(...textsBefore), rulesOf(...textsAfter)];
      const expected: string[] = [];
      for (const [i, old] of places(before)) {
        for (const [j, young] of places(after)) {
          if ((old?.verdict ?? "allow") === (young?.verdict ?? "allow")) continue;
          const matchedBy = [old, young].flatMap((rule) => (rule === undefined ? [] : [rule.match]));
          if (canBe(matchedBy, [...patterns(before, i), ...patterns(after, j)])) expected.push(`${i} ${j}`);
        }
      }
      const diffs = finishAnalysis(diffPolicies(before, after, normalBudget));
      const diff = diffs.find(({ kind }) => kind === "ToolExec");
      expect(diff?.proven).toBe(true);
      const found = diff?.changes.map((change) => {
        return `${change.before ?? before.rules.length} ${change.after ?? after.rules.length}`;
      });
      expect(found?.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 150 },
  );
});

test("assertions get the same answer", () => {
  fc.assert(
    fc.property(policy, verdict, randomPattern, (texts, wanted, match) => {
      const judged = rulesOf(...texts);
      const refuting = [...judged.rules.entries()].some(
        ([index, rule]) => rule.verdict !== wanted && canBe([match, rule.match], patterns(judged, index)),
      );
      const isRefuted = refuting || (wanted !== "allow" && canBe([match], patterns(judged)));
      const claim = { on: "ToolExec", regex: parseRegex(match), verdict: wanted } as const;
      expect(finishAnalysis(proveAssertion(judged, claim, normalBudget)).kind).toBe(isRefuted ? "refuted" : "proved");
    }),
    { numRuns: 300 },
  );
});
