import {
  type AnalysisBudget,
  type AnalysisRun,
  builtinRules,
  createDryJudge,
  EngineCache,
  type EventKind,
  type JudgedRules,
  type Rule,
  RuleSizeError,
  ruleReachability,
} from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { codeSpan } from "../markdown.js";

/** An example is wanted at once or not at all: a search that takes longer is left to the proofs. */
const hoverBudget: AnalysisBudget = { states: 3_000, refinements: 16, pairs: 0 };

/** Where a rule stands in the order, a shortest event that it decides, and the built-in rules that match that as well. */
export function* describeRule(
  snapshot: PolicySnapshot,
  rule: Rule,
  known: JudgedRules | undefined,
): AnalysisRun<string> {
  const { rules } = snapshot.analysis.policy;
  const index = rules.indexOf(rule);
  const order = `Rule ${index + 1} of ${rules.length}, before ${builtinRules().length} built-in ones: ${rule.verdict}s ${kindWords(rule)}.`;
  const judged = known ?? (yield* judgeOf(snapshot));
  if (judged === undefined) return order;
  const reachability = yield* ruleReachability(judged, index, hoverBudget);
  if (reachability.kind === "unproven") return order;
  if (reachability.kind === "unreachable") return `${order}\n\n${describeHiding(reachability.hiddenBy, judged)}`;
  const { kind, subject } = reachability.witness;
  return [
    order,
    `A shortest event that it decides: ${kind} ${codeSpan(subject)}`,
    describeBuiltins(judged, rules.length, kind, subject),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const judges = new WeakMap<PolicySnapshot, JudgedRules>();

/** The engines of the rules that were hovered last; those of the built-in rules are the same for every policy. */
const engines = new EngineCache();

/** The rules of a version as they judge, made once. Undefined where a pattern is too large, which has been reported. */
function* judgeOf(snapshot: PolicySnapshot): AnalysisRun<JudgedRules | undefined> {
  const known = judges.get(snapshot);
  if (known !== undefined) return known;
  try {
    const judge = yield* createDryJudge(snapshot.analysis.policy, engines);
    judges.set(snapshot, judge);
    return judge;
  } catch (error) {
    if (error instanceof RuleSizeError) return undefined;
    throw error;
  }
}

function kindWords({ on }: Rule): string {
  return on === "*" ? "events of every kind" : `${on} events`;
}

function describeHiding(hiddenBy: readonly number[], { rules }: JudgedRules): string {
  if (hiddenBy.length === 0) return "No event of this kind can match it.";
  const names = hiddenBy.map((index) => codeSpan(rules[index]?.name ?? "")).join(", ");
  return `It decides nothing: every event that it matches is taken by ${names}.`;
}

function describeBuiltins({ engine, rules }: JudgedRules, siteCount: number, kind: EventKind, subject: string): string {
  const names = engine
    .allMatches(kind, subject)
    .filter((index) => index >= siteCount)
    .map((index) => `${codeSpan(rules[index]?.name ?? "")} (${rules[index]?.verdict ?? ""})`);
  return names.length === 0 ? "" : `Without it, the built-in rules would decide that event: ${names.join(", ")}.`;
}
