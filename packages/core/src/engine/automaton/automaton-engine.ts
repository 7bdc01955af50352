import type { Verdict } from "../../decision/decision.js";
import { type EventKind, eventKinds } from "../../events/kinds.js";
import type { Rule } from "../../policy/policy.js";
import type { RuleEngine } from "../engine.js";
import { createPlainEngine } from "../plain/plain-engine.js";
import { KindAutomaton } from "./kind-automaton.js";
import { MemoryBudget } from "./memory-budget.js";

export interface AutomatonEngineOptions {
  /**
   * How many bytes the states of all automata may hold together; they work with little, and slower. Default 64 MiB.
   *
   * It bounds what grows with the events. What is made of the rules themselves (nodes, gates, counters, the alphabet) is
   * held beside it and depends on the policy alone: 4 to 5 kB a rule in policies of 1,000 and 10,000 rules, up to 6 kB
   * when an attack has all rules with gaps tried, 12 kB for a rule that repeats a class 500 times.
   */
  readonly maxAutomatonBytes?: number;
}

export interface AutomatonStatistics {
  /** States that the automata of all kinds keep at the moment. */
  readonly stateCount: number;
  /** Bytes that those states hold at the moment, at most `maxAutomatonBytes`. */
  readonly heldBytes: number;
  /** The kinds whose rules with wide gaps were taken out of the automaton. */
  readonly gatedKinds: readonly EventKind[];
}

/** Rules that are looked for at once; their positions among all rules. */
interface RuleSelection {
  readonly automaton: KindAutomaton;
  readonly indexes: readonly number[];
}

export interface AutomatonEngine extends RuleEngine {
  statistics(): AutomatonStatistics;
}

const defaultMaxAutomatonBytes = 64 * 2 ** 20;

/**
 * The engine that reads a subject once whatever the number of rules: one automaton for each kind of event, made lazily.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 * @throws {RangeError} where `maxAutomatonBytes` is not a number of bytes.
 */
export function createAutomatonEngine(rules: readonly Rule[], options: AutomatonEngineOptions = {}): AutomatonEngine {
  // What is asked for one rule at a time, and seldom, needs no automaton of its own.
  const plain = createPlainEngine(rules);
  const { maxAutomatonBytes = defaultMaxAutomatonBytes } = options;
  if (!(maxAutomatonBytes >= 0)) throw new RangeError("maxAutomatonBytes must be a number of bytes, 0 or more");
  const budget = new MemoryBudget(maxAutomatonBytes);
  const selectionOf = (kind: EventKind, verdict?: Verdict): RuleSelection | undefined => {
    const isSelected = (rule: Rule) =>
      (rule.on === kind || rule.on === "*") && (verdict === undefined || rule.verdict === verdict);
    const indexes = [...rules.keys()].filter((index) => isSelected(rules[index] as Rule));
    if (indexes.length === 0) return undefined;
    return {
      automaton: new KindAutomaton(
        indexes.map((index) => rules[index] as Rule),
        { budget },
      ),
      indexes,
    };
  };
  const automata = new Map<EventKind, RuleSelection>();
  for (const kind of eventKinds) {
    const selection = selectionOf(kind);
    if (selection !== undefined) automata.set(kind, selection);
  }
  // Only what is said of a part of a command line asks for these.
  const automataWith = new Map<string, RuleSelection | undefined>();
  return {
    rules,
    firstMatch: (kind, subject) => firstMatchOf(automata.get(kind), subject),
    firstMatchWith(verdict, kind, subject) {
      const key = `${verdict} ${kind}`;
      if (!automataWith.has(key)) automataWith.set(key, selectionOf(kind, verdict));
      return firstMatchOf(automataWith.get(key), subject);
    },
    firstKnownMatch(kind, subject, length) {
      const found = automata.get(kind);
      if (found === undefined) return -1;
      const position = found.automaton.firstKnownMatch(subject, length);
      return position === undefined || position < 0 ? position : (found.indexes[position] as number);
    },
    allMatches: plain.allMatches,
    matchSpan: plain.matchSpan,
    matchGroups: plain.matchGroups,
    statistics() {
      const kinds = [...automata];
      return {
        stateCount: kinds.reduce((sum, [, { automaton }]) => sum + automaton.stateCount, 0),
        heldBytes: budget.heldBytes,
        gatedKinds: kinds.filter(([, { automaton }]) => automaton.isGated).map(([kind]) => kind),
      };
    },
  };
}

function firstMatchOf(selection: RuleSelection | undefined, subject: string): number {
  if (selection === undefined) return -1;
  const position = selection.automaton.firstMatch(subject);
  return position < 0 ? -1 : (selection.indexes[position] as number);
}
