import type { EventKind } from "../events/kinds.js";
import type { SearchBudget } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import type { JudgedRules } from "./judged-rules.js";
import { findWinningWord, type WinningAnswer, winnerAsObstacle } from "./winning-word.js";

/** What is known of the same rules already: each question about a rule and a kind is asked once. */
const known = new WeakMap<
  JudgedRules,
  Map<string, { readonly answer: WinningAnswer; readonly budget: SearchBudget }>
>();

/**
 * A shortest event of the kind that the rule decides; or a proof that there is none, with the earlier rules that take
 * what it matches.
 */
export function* decidedEvent(
  judged: JudgedRules,
  { rule: index, kind }: { readonly rule: number; readonly kind: EventKind },
  budget: SearchBudget,
): AnalysisRun<WinningAnswer> {
  const rule = judged.rules[index];
  if (rule === undefined) throw new RangeError(`there is no rule ${index}`);
  const answers = known.get(judged) ?? new Map();
  known.set(judged, answers);
  const key = `${kind} ${index}`;
  const before = answers.get(key);
  if (before !== undefined && (before.answer.kind !== "unknown" || !isLarger(budget, before.budget))) {
    return before.answer;
  }
  const answer = yield* findWinningWord(
    { kind, matchedBy: [rule.regex], judge: (subject) => judgeCandidate(judged, kind, subject, index) },
    budget,
  );
  answers.set(key, { answer, budget });
  return answer;
}

function isLarger(budget: SearchBudget, than: SearchBudget): boolean {
  return budget.states > than.states || budget.refinements > than.refinements;
}

function judgeCandidate(judged: JudgedRules, kind: EventKind, subject: string, index: number) {
  const winner = winnerAsObstacle(judged, kind, subject);
  if (winner?.key === index) return true;
  // A later winner would mean that engine and search disagree about the rule; nothing is claimed then.
  return winner !== undefined && winner.key < index ? winner : undefined;
}
