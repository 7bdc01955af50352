import type { EventKind } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import { type AnalysisBudget, type SearchBudget, StatePool } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { decidedEvent } from "./decided-events.js";
import { joinedWords } from "./joined-words.js";
import { appliesTo, type JudgedRules, kindsOf } from "./judged-rules.js";
import { shareNoText } from "./share-no-text.js";
import { findAmong, findWinningWord, type WinningQuestion, winnerAsObstacle } from "./winning-word.js";
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
  const pool = new StatePool(budget);
  const holes: Hole[] = [];
  let complete = true;
  let pairs = 0;
  for (let allow = 0; allow < ruleCount; allow += 1) {
    yield { done: allow, total: ruleCount };
    if (judged.rules[allow]?.verdict !== "allow" || leftOut.has(allow)) continue;
    const takings = yield* takingsOf(judged, allow, { ...budget, pool });
    let found = 0;
    for (const block of takings.length === 0 ? [] : blocks) {
      if (block < allow) continue;
      if (found >= holesPerRule) break;
      const answer = yield* findHole(judged, { allow, takings, block }, { ...pairBudget(budget), pool });
      yield undefined;
      if (answer === "apart") continue;
      if (pairs >= budget.pairs) return { holes, complete: false };
      pairs += 1;
      if (answer === "unknown") complete = false;
      else if (answer !== "none") {
        holes.push({ allow, block, witness: answer });
        found += 1;
      }
    }
  }
  return { holes, complete };
}

/** A word for a pair is found in some hundreds of states or not at all, and there are many pairs. */
function pairBudget({ states, refinements }: AnalysisBudget): SearchBudget {
  return { states: Math.ceil(states / 10), refinements: Math.ceil(refinements / 8) };
}

/** A kind of which an allow decides events, and the shortest one if it was found. */
interface Taking {
  readonly kind: EventKind;
  readonly word?: string;
}

/** None at all for a rule that decides nothing: it takes nothing. */
function* takingsOf(judged: JudgedRules, allow: number, budget: SearchBudget): AnalysisRun<readonly Taking[]> {
  const takings: Taking[] = [];
  for (const kind of kindsOf(judged.rules[allow] as Rule)) {
    const own = yield* decidedEvent(judged, { rule: allow, kind }, budget);
    if (own.kind === "found") takings.push({ kind, word: own.witness.subject });
    if (own.kind === "unknown") takings.push({ kind });
  }
  return takings;
}

interface HolePair {
  readonly allow: number;
  readonly takings: readonly Taking[];
  readonly block: number;
}

/** Apart: it is plain that the two rules have no event in common, or that rules before them take all of them. */
function* findHole(
  judged: JudgedRules,
  { allow, takings, block }: HolePair,
  budget: SearchBudget,
): AnalysisRun<Witness | "none" | "unknown" | "apart"> {
  const taking = judged.rules[allow] as Rule;
  const losing = judged.rules[block] as Rule;
  if (shareNoText(taking.regex, losing.regex)) return "apart";
  let settled: "none" | "unknown" | "apart" = "apart";
  for (const { kind, word } of takings) {
    if (!appliesTo(losing, kind)) continue;
    const question: WinningQuestion = {
      kind,
      matchedBy: [taking.regex, losing.regex],
      order: "quick",
      judge(subject) {
        const winner = winnerAsObstacle(judged, kind, subject);
        if (winner?.key === allow) return judged.engine.matchSpan(block, subject) === undefined ? undefined : true;
        return winner !== undefined && winner.key < allow ? winner : undefined;
      },
    };
    const lost = yield* decidedEvent(judged, { rule: block, kind }, budget);
    // Rules before both of them take every event of the other.
    if (lost.kind === "none" && lost.obstacles.every((rule) => rule < allow)) continue;
    const words = joinedWords(word ?? "", lost.kind === "found" ? lost.witness.subject : "");
    const witness = findAmong(question, words);
    if (witness !== undefined) return witness;
    const answer = yield* findWinningWord(question, budget);
    if (answer.kind === "found") return answer.witness;
    if (settled !== "unknown") settled = answer.kind;
  }
  return settled;
}
