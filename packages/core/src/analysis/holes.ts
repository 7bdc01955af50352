import type { AnalysisBudget } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { appliesTo, type JudgedRules, kindsOf } from "./judged-rules.js";
import { findWinningWord, winnerAsObstacle } from "./winning-word.js";
import type { Witness } from "./witness.js";

/** An allow rule that takes events from a later rule that would block them. */
export interface Hole {
  readonly allow: number;
  readonly block: number;
  /** A shortest event that the allow rule decides and the other one matches. */
  readonly witness: Witness;
}

/** The holes of every allow rule among the first `ruleCount` rules (default all), in order of the allow rule, then the other. */
export function* analyzeHoles(
  judged: JudgedRules,
  budget: AnalysisBudget,
  ruleCount = judged.rules.length,
): AnalysisRun<readonly Hole[]> {
  const holes: Hole[] = [];
  for (let allow = 0; allow < ruleCount; allow += 1) {
    if (judged.rules[allow]?.verdict !== "allow") continue;
    for (let block = allow + 1; block < judged.rules.length; block += 1) {
      const witness = yield* findHole(judged, allow, block, budget);
      if (witness !== undefined) holes.push({ allow, block, witness });
    }
    yield { done: allow + 1, total: ruleCount };
  }
  return holes;
}

function* findHole(
  judged: JudgedRules,
  allow: number,
  block: number,
  budget: AnalysisBudget,
): AnalysisRun<Witness | undefined> {
  const taking = judged.rules[allow];
  const losing = judged.rules[block];
  if (taking === undefined || losing === undefined || losing.verdict !== "block") return undefined;
  for (const kind of kindsOf(taking)) {
    if (!appliesTo(losing, kind)) continue;
    const answer = yield* findWinningWord(
      {
        kind,
        matchedBy: [taking.regex, losing.regex],
        judge(subject) {
          const winner = winnerAsObstacle(judged, kind, subject);
          if (winner?.key === allow) return true;
          return winner !== undefined && winner.key < allow ? winner : undefined;
        },
      },
      budget,
    );
    if (answer.kind === "found") return answer.witness;
  }
  return undefined;
}
