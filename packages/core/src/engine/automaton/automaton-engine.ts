import { type EventKind, eventKinds } from "../../events/kinds.js";
import type { Rule } from "../../policy/policy.js";
import type { RuleEngine } from "../engine.js";
import { createPlainEngine } from "../plain/plain-engine.js";
import { KindAutomaton } from "./kind-automaton.js";
import { MemoryBudget } from "./memory-budget.js";

export interface AutomatonEngineOptions {
  /** How many bytes the automata of all kinds may hold together; they work with little, and slower. Default 64 MiB. */
  readonly maxAutomatonBytes?: number;
}

const defaultMaxAutomatonBytes = 64 * 2 ** 20;

/**
 * The engine that reads a subject once whatever the number of rules: one automaton for each kind of event, made lazily.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 */
export function createAutomatonEngine(rules: readonly Rule[], options: AutomatonEngineOptions = {}): RuleEngine {
  // What is asked for one rule at a time, and seldom, needs no automaton of its own.
  const plain = createPlainEngine(rules);
  const budget = new MemoryBudget(options.maxAutomatonBytes ?? defaultMaxAutomatonBytes);
  const automata = new Map<EventKind, KindAutomaton>();
  for (const kind of eventKinds) {
    const indexes = [...rules.keys()].filter((index) => rules[index]?.on === kind || rules[index]?.on === "*");
    if (indexes.length > 0) automata.set(kind, new KindAutomaton(rules, indexes, budget));
  }
  return {
    rules,
    firstMatch: (kind, subject) => automata.get(kind)?.firstMatch(subject) ?? -1,
    allMatches: plain.allMatches,
    matchSpan: plain.matchSpan,
    matchGroups: plain.matchGroups,
  };
}
