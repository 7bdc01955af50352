import type { AnalysisRun } from "../analysis/analysis-run.js";
import { createAutomatonEngine } from "../engine/automaton/automaton-engine.js";
import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import type { EventKind } from "../events/kinds.js";
import { subjectOf } from "../events/subject-of.js";
import type { Rule } from "../policy/policy.js";
import type { EngineCache } from "./engine-cache.js";
import { ruleChunks } from "./rule-chunks.js";

/** After so many questions for each rule the chunks have taken several times as long as making an engine of all rules. */
const questionsPerRule = 20;

export interface ChunkedEngine extends RuleEngine {
  /**
   * All rules that match an event, in order. What chunks said about it in an earlier version of the rules is remembered:
   * only those that are new are asked.
   */
  matchesOf(event: JudgedEvent): readonly number[];
}

/**
 * An engine for rules that are being edited: rules are matched in chunks whose engines are kept from version to version,
 * so that a changed rule costs one chunk. It reads a subject once for each chunk, and finds all rules that match in the
 * time of a few tests of single rules; where very much is asked, an engine of all rules tells which chunks to look at. Yields after each chunk that it makes.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 */
export function* createChunkedEngine(rules: readonly Rule[], cache: EngineCache): AnalysisRun<ChunkedEngine> {
  const version = cache.begin();
  const chunks = ruleChunks(rules);
  const engines: { readonly from: number; readonly engine: RuleEngine }[] = [];
  const placeOf = new Int32Array(rules.length);
  for (const [at, chunk] of chunks.entries()) {
    engines.push({ from: chunk.from, engine: cache.engineOf(chunk) });
    placeOf.fill(at, chunk.from, chunk.from + chunk.rules.length);
    yield { done: at + 1, total: chunks.length };
  }
  cache.end();

  let questions = 0;
  let whole: RuleEngine | undefined;
  /** The first rule that matches, quickly, once so much was asked that an engine of all rules has paid for itself. */
  const firstOfWhole = (kind: EventKind, subject: string): number | undefined => {
    questions++;
    if (questions < questionsPerRule * rules.length) return undefined;
    whole ??= createAutomatonEngine(rules);
    return whole.firstMatch(kind, subject);
  };
  const inChunk = <Result>(rule: number, ask: (engine: RuleEngine, index: number) => Result): Result | undefined => {
    const chunk = engines[placeOf[rule] ?? -1];
    return chunk === undefined ? undefined : ask(chunk.engine, rule - chunk.from);
  };
  const allMatches: RuleEngine["allMatches"] = (kind, subject) => {
    const matches: number[] = [];
    const first = firstOfWhole(kind, subject);
    if (first === -1) return matches;
    // Chunks before the one of the first rule hold none that matches.
    for (const { from, engine } of first === undefined ? engines : engines.slice(placeOf[first])) {
      // Finding all takes a test of every rule; nearly always a chunk has none, which its automaton tells quickly.
      if (engine.firstMatch(kind, subject) < 0) continue;
      for (const index of engine.allMatches(kind, subject)) matches.push(from + index);
    }
    return matches;
  };
  const byChunk = (matches: readonly number[]) => {
    const rulesOf = new Map<RuleEngine, number[]>();
    for (const match of matches) {
      const chunk = engines[placeOf[match] ?? -1];
      if (chunk === undefined || chunk.from !== fromsOf.get(chunk.engine)?.[0]) continue;
      const own = rulesOf.get(chunk.engine) ?? [];
      own.push(match - chunk.from);
      rulesOf.set(chunk.engine, own);
    }
    return [...rulesOf].map(([engine, rules]) => ({ engine, rules }));
  };
  /** Where the chunks of an engine begin: chunks that are the same share theirs. */
  const fromsOf = new Map<RuleEngine, number[]>();
  for (const { from, engine } of engines) {
    const froms = fromsOf.get(engine);
    if (froms === undefined) fromsOf.set(engine, [from]);
    else froms.push(from);
  }
  /** By version, the engines that were made later. */
  const younger = new Map<number, readonly RuleEngine[]>();
  const youngerThan = (earlier: number): readonly RuleEngine[] => {
    let found = younger.get(earlier);
    if (found === undefined) {
      found = [...fromsOf.keys()].filter((engine) => cache.isYounger(engine, earlier));
      younger.set(earlier, found);
    }
    return found;
  };
  const matchingOf = (engine: RuleEngine, { kind }: JudgedEvent, subject: string) =>
    engine.firstMatch(kind, subject) < 0 ? [] : [{ engine, rules: engine.allMatches(kind, subject) }];
  return {
    rules,
    allMatches,
    matchesOf(event) {
      const subject = subjectOf(event);
      const known = cache.answers.get(event);
      // A newer version of the rules was asked meanwhile, and remembers other chunks.
      if (known !== undefined && known.version > version) return allMatches(event.kind, subject);
      if (known === undefined) {
        const matches = allMatches(event.kind, subject);
        cache.answers.set(event, { version, matching: byChunk(matches) });
        return matches;
      }
      if (known.version < version) {
        const kept = known.matching.filter(({ engine }) => fromsOf.has(engine));
        const added = youngerThan(known.version).flatMap((engine) => matchingOf(engine, event, subject));
        known.matching = [...kept, ...added];
        known.version = version;
      }
      const matches = known.matching.flatMap(({ engine, rules }) =>
        (fromsOf.get(engine) ?? []).flatMap((from) => rules.map((rule) => from + rule)),
      );
      return matches.sort((a, b) => a - b);
    },
    firstMatch(kind, subject) {
      const first = firstOfWhole(kind, subject);
      if (first !== undefined) return first;
      for (const { from, engine } of engines) {
        const index = engine.firstMatch(kind, subject);
        if (index >= 0) return from + index;
      }
      return -1;
    },
    // A chunk's engine may be that of a version in which its rules had other verdicts.
    firstMatchWith: (verdict, kind, subject) =>
      allMatches(kind, subject).find((rule) => rules[rule]?.verdict === verdict) ?? -1,
    matchSpan: (rule, subject) => inChunk(rule, (engine, index) => engine.matchSpan(index, subject)),
    matchGroups: (rule, subject) => inChunk(rule, (engine, index) => engine.matchGroups(index, subject)),
  };
}
