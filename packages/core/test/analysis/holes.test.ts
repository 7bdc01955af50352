import { expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { analyzeHoles } from "../../src/analysis/holes.js";
import { rulesOf } from "./rules.js";

function holes(...rules: Parameters<typeof rulesOf>) {
  return finishAnalysis(analyzeHoles(rulesOf(...rules), normalBudget)).holes.map(
    (hole) => `${hole.allow} takes from ${hole.block}: ${hole.witness.subject}`,
  );
}

test("an allow that is not anchored takes what a later rule would block", () => {
  expect(holes(["allow", "^git "], ["block", "curl"])).toEqual(["0 takes from 1: git curl"]);
});

test("an allow of exact texts takes nothing", () => {
  expect(holes(["allow", "^git (status|log)$"], ["block", "curl"])).toEqual([]);
});

test("what an earlier rule blocks is no hole", () => {
  expect(holes(["block", "curl"], ["allow", "^git "], ["block", "curl -s"])).toEqual([]);
});

test("an escalation that is taken is no hole", () => {
  expect(holes(["allow", "^git "], ["escalate", "curl"])).toEqual([]);
});
