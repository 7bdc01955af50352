import type { AnalysisBudget } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { appliesTo, type JudgedRules, kindsOf } from "./judged-rules.js";
import { findWinningWord, winnerAsObstacle } from "./winning-word.js";
import type { Witness } from "./witness.js";

/** An allow rule that takes events from a later rule that would block them. */
export interface Hole {
  readonly allow: number;
  readonly block: number;
  /** A short event that the allow rule decides and the other one matches. */
  readonly witness: Witness;
}

export interface HoleOptions {
  /** Only the allow rules among the first so many are looked at. Default all. */
  readonly ruleCount?: number;
  /** Rules that are not looked at, neither as the one that takes nor as the one that is taken from. Default none. */
  readonly leftOut?: ReadonlySet<number>;
  /** After so many holes of one allow rule the next one gets its turn. Default no limit. */
  readonly holesPerRule?: number;
}

export interface Holes {
  /** In order of the allow rule, then of the other. */
  readonly holes: readonly Hole[];
  /** Every pair that was to be looked at was settled. */
  readonly complete: boolean;
}

/** The holes that allow rules make. */
export function* analyzeHoles(
  judged: JudgedRules,
  budget: AnalysisBudget,
  options: HoleOptions = {},
): AnalysisRun<Holes> {
  const { ruleCount = judged.rules.length, leftOut = new Set(), holesPerRule = Number.POSITIVE_INFINITY } = options;
  const blocks = [...judged.rules.keys()].filter(
    (index) => judged.rules[index]?.verdict === "block" && !leftOut.has(index),
  );
  const holes: Hole[] = [];
  let complete = true;
  let pairs = 0;
  for (let allow = 0; allow < ruleCount; allow += 1) {
    if (judged.rules[allow]?.verdict !== "allow" || leftOut.has(allow)) continue;
    let found = 0;
    for (const block of blocks) {
      if (block < allow || !haveKindInCommon(judged, allow, block)) continue;
      if (found >= holesPerRule) break;
      if (pairs >= budget.pairs) return { holes, complete: false };
      pairs += 1;
      const answer = yield* findHole(judged, allow, block, budget);
      if (answer === "unknown") complete = false;
      else if (answer !== "none") {
        holes.push({ allow, block, witness: answer });
        found += 1;
      }
      yield undefined;
    }
    yield { done: allow + 1, total: ruleCount };
  }
  return { holes, complete };
}

/** A word for a pair is found in some hundreds of states or not at all, and there are many pairs. */
function pairBudget({ states, refinements }: AnalysisBudget): Pick<AnalysisBudget, "states" | "refinements"> {
  return { states: Math.ceil(states / 10), refinements: Math.ceil(refinements / 8) };
}

function haveKindInCommon({ rules }: JudgedRules, a: number, b: number): boolean {
  const kinds = [rules[a]?.on, rules[b]?.on];
  return kinds.includes("*") || kinds[0] === kinds[1];
}

function* findHole(
  judged: JudgedRules,
  allow: number,
  block: number,
  budget: AnalysisBudget,
): AnalysisRun<Witness | "none" | "unknown"> {
  const taking = judged.rules[allow];
  const losing = judged.rules[block];
  if (taking === undefined || losing === undefined) return "none";
  let settled = true;
  for (const kind of kindsOf(taking)) {
    if (!appliesTo(losing, kind)) continue;
    const answer = yield* findWinningWord(
      {
        kind,
        matchedBy: [taking.regex, losing.regex],
        order: "quick",
        judge(subject) {
          const winner = winnerAsObstacle(judged, kind, subject);
          if (winner?.key === allow) return true;
          return winner !== undefined && winner.key < allow ? winner : undefined;
        },
      },
      { ...budget, ...pairBudget(budget) },
    );
    if (answer.kind === "found") return answer.witness;
    if (answer.kind === "unknown") settled = false;
  }
  return settled ? "none" : "unknown";
}
