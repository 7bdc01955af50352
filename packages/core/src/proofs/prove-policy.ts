import type { Diagnostic } from "@a3s/acl-grammar";
import { type AnalysisBudget, normalBudget } from "../analysis/analysis-budget.js";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { runStage } from "../analysis/analysis-stage.js";
import { prepareJudgedRules } from "../analysis/judged-rules.js";
import { builtinRules } from "../builtin/builtin-rules.js";
import type { Policy } from "../policy/policy.js";
import type { PolicyProofs } from "./policy-proofs.js";
import { proveAssertions } from "./prove-assertions.js";
import { proveCosts } from "./prove-costs.js";
import { proveNoHoles } from "./prove-no-holes.js";
import { proveReachable } from "./prove-reachable.js";

export interface ProofOptions {
  /** How much work each question may take. Default `normalBudget`. */
  readonly budget?: AnalysisBudget;
}

/** A policy that was accepted, and what reading its text found, so that nothing is reported twice. */
export interface ProvablePolicy {
  readonly policy: Policy;
  readonly findings: readonly Diagnostic[];
}

/**
 * Proves what can be proved about the rules of a policy, with the built-in ones behind them: rules that are never
 * reached, allows that take from blocks, assertions, and what each pattern costs. What is not settled within the budget
 * is no finding, except an assertion.
 */
export function* provePolicy(
  { policy, findings }: ProvablePolicy,
  options: ProofOptions = {},
): AnalysisRun<PolicyProofs> {
  const judged = yield* prepareJudgedRules([...policy.rules, ...builtinRules()]);
  const context = { policy, judged, findings, budget: options.budget ?? normalBudget };
  const share = policy.rules.length;
  const total = 3 * share + policy.assertions.length;
  const reachable = yield* runStage(proveReachable(context), { done: 0, share, total });
  const holes = yield* runStage(proveNoHoles(context, reachable.dead), { done: share, share, total });
  const costs = yield* runStage(proveCosts(context), { done: 2 * share, share, total });
  const last = { done: 3 * share, share: policy.assertions.length, total };
  const assertions = yield* runStage(proveAssertions(context), last);
  const parts = [reachable, holes, costs, assertions];
  return {
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    complete: parts.every(({ complete }) => complete),
  };
}
