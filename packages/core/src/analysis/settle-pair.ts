import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { EventKind } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import type { SearchBudget } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { decidedEvent } from "./decided-events.js";
import { joinedWords } from "./joined-words.js";
import type { JudgedRules } from "./judged-rules.js";
import { shareNoText } from "./share-no-text.js";
import { findAmong, findWinningWord, type Obstacle, type WinningQuestion } from "./winning-word.js";
import type { Witness } from "./witness.js";

/** In a pair: that no rule matches. */
export const noRule = -1;

/** Positions in two policies, or `noRule`. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

type Side = keyof Pair;

/** Two policies that are compared, and what is known of them. */
export interface Comparison extends Readonly<Record<Side, JudgedRules>> {
  readonly kind: EventKind;
  readonly budget: SearchBudget;
  /** By rule of a side: the last rule of the other side that may decide about an event which this rule decides. */
  readonly lastPartners: Readonly<Record<Side, Map<number, number>>>;
}

/**
 * An event that the first rule of the pair decides before and the second one after. Outside: what is known of
 * them one by one tells that there is none.
 */
export function* settlePair(comparison: Comparison, pair: Pair): AnalysisRun<Witness | "none" | "unknown" | "outside"> {
  const { budget, kind } = comparison;
  if (isOutside(comparison, pair) || isApart(comparison, pair)) return "outside";
  const words: string[] = [];
  for (const side of ["before", "after"] as const) {
    if (pair[side] === noRule) continue;
    const own = yield* decidedEvent(comparison[side], { rule: pair[side], kind }, budget);
    if (own.kind === "none") return "outside";
    if (own.kind === "found") words.push(own.witness.subject);
  }
  const question = questionOf(comparison, pair);
  const [first = "", second = ""] = words;
  const witness = findAmong(question, joinedWords(first, second));
  if (witness !== undefined) return witness;
  if (pair.before !== noRule && pair.after !== noRule) {
    yield* findLastPartner(comparison, "before", pair.before);
    yield* findLastPartner(comparison, "after", pair.after);
    if (isOutside(comparison, pair)) return "outside";
  }
  const answer = yield* findWinningWord(question, budget);
  return answer.kind === "found" ? answer.witness : answer.kind;
}

function isApart(comparison: Comparison, pair: Pair): boolean {
  const before = comparison.before.rules[pair.before];
  const after = comparison.after.rules[pair.after];
  return before !== undefined && after !== undefined && shareNoText(before.regex, after.regex);
}

/** What only saves work is settled in some hundreds of states, or not worth its time. */
const shareOfShortCut = 20;

/** What is known so far. */
function isOutside({ lastPartners }: Comparison, { before, after }: Pair): boolean {
  return after > (lastPartners.before.get(before) ?? after) || before > (lastPartners.after.get(after) ?? before);
}

/** Where some rules of the other side take all events of a rule, those behind them have a part in none of them. */
function* findLastPartner(comparison: Comparison, side: Side, rule: number): AnalysisRun<void> {
  const { before, budget, lastPartners } = comparison;
  if (lastPartners[side].has(rule)) return;
  const pair = side === "before" ? { before: rule, after: noRule } : { before: noRule, after: rule };
  const answer = yield* findWinningWord(questionOf(comparison, pair), {
    ...budget,
    states: Math.ceil(budget.states / shareOfShortCut),
  });
  let last = Number.POSITIVE_INFINITY;
  if (answer.kind === "none") {
    const firstAfter = before.rules.length;
    const takers =
      side === "before"
        ? answer.obstacles.filter((key) => key >= firstAfter).map((key) => key - firstAfter)
        : answer.obstacles.filter((key) => key < firstAfter);
    last = takers.at(-1) ?? noRule;
  }
  lastPartners[side].set(rule, last);
}

function questionOf(comparison: Comparison, pair: Pair): WinningQuestion {
  const { before, after, kind } = comparison;
  const rules = [before.rules[pair.before], after.rules[pair.after]];
  return {
    kind,
    matchedBy: rules.flatMap((rule): ParsedRegex[] => (rule === undefined ? [] : [rule.regex])),
    order: "quick",
    judge: (subject) => judgePair(comparison, pair, subject),
  };
}

/** The rules of the second policy have their keys behind those of the first. */
function judgePair({ before, after, kind }: Comparison, pair: Pair, subject: string): true | Obstacle | undefined {
  const deciding = before.engine.firstMatch(kind, subject);
  const hiding = obstacle(before.rules, deciding, pair.before);
  if (hiding !== undefined) return hiding;
  const decidingAfter = after.engine.firstMatch(kind, subject);
  const hidingAfter = obstacle(after.rules, decidingAfter, pair.after);
  if (hidingAfter !== undefined) return { ...hidingAfter, key: before.rules.length + hidingAfter.key };
  return (deciding === pair.before && decidingAfter === pair.after) || undefined;
}

/** The rule that decides, where it stands before the one that should. */
function obstacle(rules: readonly Rule[], deciding: number, wanted: number): Obstacle | undefined {
  const rule = rules[deciding];
  return rule !== undefined && deciding < position(wanted) ? { key: deciding, regex: rule.regex } : undefined;
}

/** What no rule takes comes after all rules. */
export function position(rule: number): number {
  return rule === noRule ? Number.MAX_SAFE_INTEGER : rule;
}
