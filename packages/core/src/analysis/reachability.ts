import { type AnalysisBudget, type SearchBudget, StatePool } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { decidedEvent } from "./decided-events.js";
import { type JudgedRules, kindsOf } from "./judged-rules.js";
import type { Witness } from "./witness.js";

/** Whether any event can ever be decided by a rule. */
export type Reachability =
  /** The witness is a shortest event that the rule decides, of the first of its kinds that has one. */
  | { readonly kind: "reachable"; readonly witness: Witness }
  /** Proved: every event that the rule matches is decided by one of these earlier rules. None at all: it matches nothing. */
  | { readonly kind: "unreachable"; readonly hiddenBy: readonly number[] }
  | { readonly kind: "unproven" };

/** Answers for every rule between `from` (default 0) and `to` (default all), by position. */
export function* analyzeReachability(
  judged: JudgedRules,
  budget: AnalysisBudget,
  range: { readonly from?: number; readonly to?: number } = {},
): AnalysisRun<readonly Reachability[]> {
  const from = range.from ?? 0;
  const to = range.to ?? judged.rules.length;
  const shared = { ...budget, pool: new StatePool(budget) };
  const answers: Reachability[] = [];
  for (let index = from; index < to; index += 1) {
    answers.push(yield* ruleReachability(judged, index, shared));
    yield { done: index - from + 1, total: to - from };
  }
  return answers;
}

export function* ruleReachability(judged: JudgedRules, index: number, budget: SearchBudget): AnalysisRun<Reachability> {
  const rule = judged.rules[index];
  if (rule === undefined) throw new RangeError(`there is no rule ${index}`);
  const hiddenBy = new Set<number>();
  let proven = true;
  for (const kind of kindsOf(rule)) {
    const answer = yield* decidedEvent(judged, { rule: index, kind }, budget);
    if (answer.kind === "found") return { kind: "reachable", witness: answer.witness };
    if (answer.kind === "unknown") proven = false;
    else for (const obstacle of answer.obstacles) hiddenBy.add(obstacle);
  }
  return proven ? { kind: "unreachable", hiddenBy: [...hiddenBy].sort((a, b) => a - b) } : { kind: "unproven" };
}
