import type { CreateRuleEngine, RuleEngine } from "../engine/engine.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";

/** The rules of a policy as they judge, built-in ones at the end, with an engine to ask. */
export interface JudgedRules {
  readonly rules: readonly Rule[];
  readonly engine: RuleEngine;
}

export function judgedRules(rules: readonly Rule[], createEngine: CreateRuleEngine): JudgedRules {
  return { rules, engine: createEngine(rules) };
}

/** The kinds of events that a rule is asked about. */
export function kindsOf(rule: Rule): readonly EventKind[] {
  return rule.on === "*" ? eventKinds : [rule.on];
}

export function appliesTo(rule: Rule, kind: EventKind): boolean {
  return rule.on === "*" || rule.on === kind;
}
