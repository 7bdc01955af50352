import type { Verdict } from "../decision/decision.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import { type AnalysisBudget, StatePool } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { AtLeastIndex } from "./at-least-index.js";
import { appliesTo, type JudgedRules } from "./judged-rules.js";
import { type Comparison, noRule, type Pair, position, settlePair } from "./settle-pair.js";
import type { Witness } from "./witness.js";

/** Events that one rule decided before and another one decides after, with another verdict. */
export interface ChangedPair {
  /** Positions among the rules; undefined where no rule matches and the event is allowed. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly verdictBefore: Verdict;
  readonly verdictAfter: Verdict;
  /** A short event of that sort. */
  readonly witness: Witness;
}

export interface KindDiff {
  readonly kind: EventKind;
  /** How the verdicts changed, from allow over escalate to block. It speaks of what was found. */
  readonly relation: "equal" | "stricter" | "looser" | "mixed";
  readonly changes: readonly ChangedPair[];
  /** Every pair of rules was settled. When false there may be more changes than were found. */
  readonly proven: boolean;
}

/** Compares the verdicts of two policies on every event there can be. */
export function* diffPolicies(
  before: JudgedRules,
  after: JudgedRules,
  budget: AnalysisBudget,
): AnalysisRun<readonly KindDiff[]> {
  const diffs: KindDiff[] = [];
  const shared = { ...budget, pool: new StatePool(budget) };
  for (const kind of eventKinds) {
    diffs.push(
      yield* diffKind(
        { before, after, kind, budget: shared, lastPartners: { before: new Map(), after: new Map() } },
        budget.pairs,
      ),
    );
    yield { done: diffs.length, total: eventKinds.length };
  }
  return diffs;
}

function* diffKind(comparison: Comparison, maxPairs: number): AnalysisRun<KindDiff> {
  const { before, after, kind } = comparison;
  const changes: ChangedPair[] = [];
  let proven = true;
  let pairs = 0;
  for (const pair of candidatePairs(before.rules, after.rules, kind)) {
    yield undefined;
    if (pair === undefined) continue;
    if (pairs >= maxPairs) {
      proven = false;
      break;
    }
    const answer = yield* settlePair(comparison, pair);
    if (answer === "outside") continue;
    pairs += 1;
    if (answer === "unknown") proven = false;
    else if (answer !== "none") {
      changes.push({
        before: pair.before === noRule ? undefined : pair.before,
        after: pair.after === noRule ? undefined : pair.after,
        verdictBefore: verdictOf(before.rules, pair.before),
        verdictAfter: verdictOf(after.rules, pair.after),
        witness: answer,
      });
    }
  }
  return { kind, relation: relationOf(changes), changes, proven };
}

/**
 * The pairs that can decide about one event. A rule that stands in both policies decides in neither behind its own
 * place there, so that rules which kept their order pair with nothing but added and removed ones.
 */
function* candidatePairs(
  before: readonly Rule[],
  after: readonly Rule[],
  kind: EventKind,
): Generator<Pair | undefined> {
  const twinsAfter = twins(before, after, kind);
  const twinsBefore = twins(after, before, kind);
  const rulesAfter = positions(after, kind);
  const lastBefore = new AtLeastIndex(rulesAfter.map((j) => twinsBefore.get(j) ?? noTwin));
  for (const i of [noRule, ...positions(before, kind)]) {
    const limitAfter = i === noRule ? noTwin : (twinsAfter.get(i) ?? noTwin);
    const verdict = verdictOf(before, i);
    if (limitAfter === noTwin && verdict !== verdictOf(after, noRule)) yield { before: i, after: noRule };
    for (const at of lastBefore.indexesOf(position(i))) {
      const j = rulesAfter[at] as number;
      if (j > limitAfter) break;
      if (verdict !== verdictOf(after, j)) yield { before: i, after: j };
    }
    yield undefined;
  }
}

const noTwin = Number.POSITIVE_INFINITY;

function positions(rules: readonly Rule[], kind: EventKind): number[] {
  return [...rules.keys()].filter((index) => appliesTo(rules[index] as Rule, kind));
}

/** For each rule the first rule of the other policy that matches the same events. */
function twins(rules: readonly Rule[], others: readonly Rule[], kind: EventKind): Map<number, number> {
  const byPattern = new Map<string, number>();
  for (const index of positions(others, kind).reverse()) byPattern.set((others[index] as Rule).match, index);
  const found = new Map<number, number>();
  for (const index of positions(rules, kind)) {
    const twin = byPattern.get((rules[index] as Rule).match);
    if (twin !== undefined) found.set(index, twin);
  }
  return found;
}

function verdictOf(rules: readonly Rule[], index: number): Verdict {
  return rules[index]?.verdict ?? "allow";
}

const strictness: Record<Verdict, number> = { allow: 0, escalate: 1, block: 2 };

function relationOf(changes: readonly ChangedPair[]): KindDiff["relation"] {
  const stricter = changes.some((change) => strictness[change.verdictAfter] > strictness[change.verdictBefore]);
  const looser = changes.some((change) => strictness[change.verdictAfter] < strictness[change.verdictBefore]);
  if (stricter && looser) return "mixed";
  if (stricter) return "stricter";
  return looser ? "looser" : "equal";
}
