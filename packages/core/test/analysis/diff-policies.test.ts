import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { diffPolicies } from "../../src/analysis/diff-policies.js";
import { rulesOf } from "./rules.js";

type Rules = Parameters<typeof rulesOf>;

function diff(before: Rules, after: Rules) {
  const diffs = finishAnalysis(diffPolicies(rulesOf(...before), rulesOf(...after), normalBudget));
  return diffs.find((one) => one.kind === "ToolExec");
}

function summary(before: Rules, after: Rules): string[] {
  const found = diff(before, after);
  return [
    `${found?.relation}${found?.proven ? "" : " as far as found"}`,
    ...(found?.changes ?? []).map(
      (change) => `${change.before ?? "-"} ${change.after ?? "-"} ${change.verdictAfter}: ${change.witness.subject}`,
    ),
  ];
}

describe("diffPolicies", () => {
  test("finds nothing where only names and spelling differ", () => {
    expect(summary([["block", "a|b"]], [["block", "[ab]"]])).toEqual(["equal"]);
    expect(
      summary(
        [
          ["block", "ab"],
          ["block", "b"],
        ],
        [["block", "b"]],
      ),
    ).toEqual(["equal"]);
  });

  test("tells stricter from looser and gives the shortest event of each pair", () => {
    expect(
      summary(
        [["block", "curl"]],
        [
          ["block", "curl"],
          ["block", "wget"],
        ],
      ),
    ).toEqual(["stricter", "- 1 block: wget"]);
    expect(
      summary(
        [
          ["block", "curl"],
          ["block", "wget"],
        ],
        [["block", "curl"]],
      ),
    ).toEqual(["looser", "1 - allow: wget"]);
    expect(summary([["block", "a"]], [["escalate", "a"]])).toEqual(["looser", "0 0 escalate: a"]);
    expect(summary([["block", "^a"]], [["block", "^b"]])).toEqual(["mixed", "- 0 block: b", "0 - allow: a"]);
  });

  test("sees that order matters", () => {
    const allow: Rules[number] = ["allow", "^git "];
    const block: Rules[number] = ["block", "push"];
    expect(summary([block, allow], [allow, block])).toEqual(["looser", "0 0 allow: git push"]);
  });

  test("finds a difference exactly where trying short texts does, and no event that is none", () => {
    const match = fc.constantFrom("a", "b", "^a", "b$", "ab", "a|b", "^$", "a.b", "[ab]{2}", "\\bb", "^a*$");
    const rule = fc.tuple(fc.constantFrom("allow", "block", "escalate"), match);
    const rules = fc.array(rule, { maxLength: 4 }) as fc.Arbitrary<Rules>;
    const texts = [
      "",
      "a",
      "b",
      "-",
      "aa",
      "ab",
      "ba",
      "bb",
      "-b",
      "b-",
      "a-",
      "-a",
      "aab",
      "a-b",
      "bab",
      "aba",
      "a-a",
      "abab",
      "aaa",
    ];
    fc.assert(
      fc.property(rules, rules, (before, after) => {
        const found = diff(before, after);
        const verdict = (policy: Rules, text: string) => {
          const { rules: list, engine } = rulesOf(...policy);
          return list[engine.firstMatch("ToolExec", text)]?.verdict ?? "allow";
        };
        expect(found?.proven).toBe(true);
        for (const change of found?.changes ?? []) {
          expect(verdict(before, change.witness.subject)).toBe(change.verdictBefore);
          expect(verdict(after, change.witness.subject)).toBe(change.verdictAfter);
          expect(change.verdictBefore).not.toBe(change.verdictAfter);
        }
        const differs = texts.some((text) => verdict(before, text) !== verdict(after, text));
        if (differs) expect(found?.relation).not.toBe("equal");
      }),
      { numRuns: 500 },
    );
  });
});
