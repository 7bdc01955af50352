import { createAutomatonEngine } from "../engine/automaton/automaton-engine.js";
import type { RuleEngine } from "../engine/engine.js";
import { eventKinds } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import type { AnalysisRun } from "./analysis-run.js";

/** Making the automata of so many rules takes some tens of milliseconds, reading a subject with them a microsecond. */
const rulesPerPart = 256;

/** What the automata of all parts may hold, in bytes; each part may have some whatever the number of parts. */
const totalBytes = 96 * 2 ** 20;
const leastBytes = 2 ** 20;

interface Part {
  /** The position of the first rule among all. */
  readonly from: number;
  readonly engine: RuleEngine;
}

/**
 * An engine for proofs, which show it ten thousand subjects that look alike in nothing. Rules are matched in parts, one
 * after the other: that makes it in pieces, and new subjects need fewer states than in one automaton of all rules.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 */
export function createPartedEngine(rules: readonly Rule[]): RuleEngine {
  return joinParts(rules, [...makeParts(rules)]);
}

/** As `createPartedEngine`, made ready in pieces: later no question waits until the automata of all parts are made. */
export function* preparePartedEngine(rules: readonly Rule[]): AnalysisRun<RuleEngine> {
  const parts: Part[] = [];
  for (const part of makeParts(rules)) {
    parts.push(part);
    // The last part is made ready when it is first asked: in a small policy it is the only one, and few kinds are asked
    // about.
    if (part.from + rulesPerPart >= rules.length) break;
    for (const kind of eventKinds) part.engine.firstMatch(kind, "");
    yield undefined;
  }
  return joinParts(rules, parts);
}

function* makeParts(rules: readonly Rule[]): Generator<Part> {
  const count = Math.ceil(rules.length / rulesPerPart);
  const maxAutomatonBytes = Math.max(leastBytes, Math.floor(totalBytes / Math.max(1, count)));
  for (let from = 0; from < rules.length; from += rulesPerPart) {
    const engine = createAutomatonEngine(rules.slice(from, from + rulesPerPart), { maxAutomatonBytes });
    yield { from, engine };
  }
}

function joinParts(rules: readonly Rule[], parts: readonly Part[]): RuleEngine {
  const firstIn = (match: (engine: RuleEngine) => number): number => {
    for (const { from, engine } of parts) {
      const index = match(engine);
      if (index >= 0) return from + index;
    }
    return -1;
  };
  const inPart = <Result>(rule: number, ask: (engine: RuleEngine, index: number) => Result): Result | undefined => {
    const part = parts[Math.floor(rule / rulesPerPart)];
    return part === undefined ? undefined : ask(part.engine, rule - part.from);
  };
  return {
    rules,
    firstMatch: (kind, subject) => firstIn((engine) => engine.firstMatch(kind, subject)),
    firstMatchWith: (verdict, kind, subject) => firstIn((engine) => engine.firstMatchWith(verdict, kind, subject)),
    allMatches: (kind, subject) =>
      parts.flatMap(({ from, engine }) => engine.allMatches(kind, subject).map((index) => from + index)),
    matchSpan: (rule, subject) => inPart(rule, (engine, index) => engine.matchSpan(index, subject)),
    matchGroups: (rule, subject) => inPart(rule, (engine, index) => engine.matchGroups(index, subject)),
  };
}
