import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { Verdict } from "../decision/decision.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import { type AnalysisBudget, type SearchBudget, StatePool } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { AtLeastIndex } from "./at-least-index.js";
import { decidedEvent } from "./decided-events.js";
import { joinedWords } from "./joined-words.js";
import { appliesTo, type JudgedRules } from "./judged-rules.js";
import { findAmong, findWinningWord, type Obstacle, type WinningQuestion } from "./winning-word.js";
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
    diffs.push(yield* diffKind({ before, after, kind, budget: shared }, budget.pairs));
    yield { done: diffs.length, total: eventKinds.length };
  }
  return diffs;
}

/** Two policies, and what they are compared by. */
interface Comparison {
  readonly before: JudgedRules;
  readonly after: JudgedRules;
  readonly kind: EventKind;
  readonly budget: SearchBudget;
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
    if (answer === "hidden") continue;
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

/** An event that one rule of the pair decides before and the other one after. Hidden: one of them never decides any. */
function* settlePair(comparison: Comparison, pair: Pair): AnalysisRun<Witness | "none" | "unknown" | "hidden"> {
  const { before, after, kind, budget } = comparison;
  const words: string[] = [];
  const regexes: ParsedRegex[] = [];
  for (const { judged, rule: index } of [
    { judged: before, rule: pair.before },
    { judged: after, rule: pair.after },
  ]) {
    const rule = judged.rules[index];
    if (rule === undefined) continue;
    regexes.push(rule.regex);
    const own = yield* decidedEvent(judged, { rule: index, kind }, budget);
    if (own.kind === "none") return "hidden";
    if (own.kind === "found") words.push(own.witness.subject);
  }
  const question: WinningQuestion = {
    kind,
    matchedBy: regexes,
    order: "quick",
    judge: (subject) => judgePair(comparison, pair, subject),
  };
  const [first = "", second = ""] = words;
  const witness = findAmong(question, joinedWords(first, second));
  if (witness !== undefined) return witness;
  const answer = yield* findWinningWord(question, budget);
  return answer.kind === "found" ? answer.witness : answer.kind;
}

function judgePair({ before, after, kind }: Comparison, pair: Pair, subject: string): true | Obstacle | undefined {
  const deciding = before.engine.firstMatch(kind, subject);
  const hiding = obstacle(before.rules, deciding, pair.before);
  if (hiding !== undefined) return hiding;
  const decidingAfter = after.engine.firstMatch(kind, subject);
  const hidingAfter = obstacle(after.rules, decidingAfter, pair.after);
  if (hidingAfter !== undefined) return { ...hidingAfter, key: before.rules.length + hidingAfter.key };
  return (deciding === pair.before && decidingAfter === pair.after) || undefined;
}

const noRule = -1;

interface Pair {
  readonly before: number;
  readonly after: number;
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

/** What no rule takes comes after all rules. */
function position(rule: number): number {
  return rule === noRule ? Number.MAX_SAFE_INTEGER : rule;
}

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

/** The rule that decides, where it stands before the one that should. */
function obstacle(rules: readonly Rule[], deciding: number, wanted: number): Obstacle | undefined {
  const rule = rules[deciding];
  return rule !== undefined && deciding < position(wanted) ? { key: deciding, regex: rule.regex } : undefined;
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
