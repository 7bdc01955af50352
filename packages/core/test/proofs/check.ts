import { expect } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { type CheckPolicyOptions, checkPolicy } from "../../src/proofs/check-policy.js";
import { readMarks } from "../policy/marks.js";

/** Checks a policy in which ⟦ ⟧ mark the places of a code's findings, and nothing else. Returns the findings. */
export function checkProofs(code: string, marked: string, options: CheckPolicyOptions = {}) {
  const { text, ranges } = readMarks(marked);
  const { diagnostics } = finishAnalysis(checkPolicy(text, { budget: normalBudget, ...options }));
  const findings = diagnostics.filter((diagnostic) => diagnostic.code === code);
  expect(
    findings.map(({ range }) => text.slice(range.start, range.end)),
    `findings of ${code}, among ${diagnostics.map((diagnostic) => diagnostic.code).join(", ")}`,
  ).toEqual(ranges.map((range) => text.slice(range.start, range.end)));
  expect(findings.map(({ range }) => range)).toEqual(ranges);
  return findings;
}

/** A rule in short: its label as source text, its verdict and pattern, ToolExec unless another kind is named. */
export function rule(label: string, verdict: string, match: string, on = "ToolExec"): string {
  const pattern = match.replaceAll("\\", "\\\\");
  return `rule ${label} {
  on       = "${on}"
  match    = "${pattern}"
  verdict  = "${verdict}"
  severity = "low"
  reason   = "why"
}
`;
}
