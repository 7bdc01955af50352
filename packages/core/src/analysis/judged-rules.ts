import type { CreateRuleEngine, RuleEngine } from "../engine/engine.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import type { AnalysisRun } from "./analysis-run.js";
import { createPartedEngine, preparePartedEngine } from "./parted-engine.js";

/** The rules of a policy as they judge, built-in ones at the end, with an engine to ask. */
export interface JudgedRules {
  readonly rules: readonly Rule[];
  readonly engine: RuleEngine;
}

/**
 * The rules with an engine that suits proofs, or one of another sort.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 */
export function judgedRules(rules: readonly Rule[], createEngine: CreateRuleEngine = createPartedEngine): JudgedRules {
  return { rules, engine: createEngine(rules) };
}

/** As `judgedRules`, in pieces, and ready for the first question. */
export function* prepareJudgedRules(rules: readonly Rule[]): AnalysisRun<JudgedRules> {
  return { rules, engine: yield* preparePartedEngine(rules) };
}

/** The kinds of events that a rule is asked about. */
export function kindsOf(rule: Rule): readonly EventKind[] {
  return rule.on === "*" ? eventKinds : [rule.on];
}

export function appliesTo(rule: Rule, kind: EventKind): boolean {
  return rule.on === "*" || rule.on === kind;
}
