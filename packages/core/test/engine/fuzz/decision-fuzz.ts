import { type ParsedRegex, parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { finishAnalysis } from "../../../src/analysis/analysis-run.js";
import { shortestWord } from "../../../src/analysis/shortest-word.js";
import { createAutomatonEngine } from "../../../src/engine/automaton/automaton-engine.js";
import { KindAutomaton } from "../../../src/engine/automaton/kind-automaton.js";
import { MemoryBudget } from "../../../src/engine/automaton/memory-budget.js";
import { compileRegex } from "../../../src/engine/regex/compile-regex.js";
import { testRegex } from "../../../src/engine/regex/test-regex.js";
import { countedPattern, countedSubject } from "../arbitraries/counted.js";
import { gappedPattern, gappedSubject } from "../arbitraries/gapped.js";
import { rustPattern } from "../arbitraries/pattern.js";
import { subject } from "../arbitraries/subject.js";
import { type RustRegex, rustRegex } from "../oracles/rust.js";
import { rulesOf } from "../rules.js";

/** Decisions on random subjects by random rules, by the automaton, by the plain engine and by Rust's regex crate. */
export interface DecisionCounts {
  decisions: number;
  /** Those on which some rule matched. */
  matched: number;
  /** Those of an automaton that was made to take the rules with gaps apart. */
  gated: number;
  /** Those of an automaton that had to drop states. */
  starved: number;
}

export interface Difference {
  readonly patterns: readonly string[];
  readonly subject: string;
  readonly memory: number;
  readonly automaton: number;
  readonly gated: number;
  readonly plain: number;
  readonly rust: number;
}

export const noDecisions: Readonly<DecisionCounts> = { decisions: 0, matched: 0, gated: 0, starved: 0 };

/** Compiling for Rust's crate takes longer than anything else, so rules are drawn from a pool for a while. */
const poolSize = 40;
const roundsPerPool = 30;
const subjectsPerRound = 240;
const maxRules = 8;

interface PooledPattern {
  readonly regex: ParsedRegex;
  readonly rust: RustRegex;
  readonly isMatch: (text: string) => boolean;
  /** A shortest text that it matches, where there is one. */
  readonly word: string;
}

const anyPattern = fc.oneof(
  { weight: 3, arbitrary: rustPattern },
  { weight: 3, arbitrary: gappedPattern },
  { weight: 1, arbitrary: countedPattern },
);

/** One pool of patterns and all rounds with it. It depends on nothing but the seed and the number of the pool. */
export function fuzzPool(seed: number, pool: number, counts: DecisionCounts): Difference[] {
  const poolSeed = seed * 1_000_003 + pool;
  const patterns = makePool(poolSeed);
  try {
    return fc
      .sample(roundOf(patterns.length), { numRuns: roundsPerPool, seed: poolSeed })
      .flatMap((round) => runRound(patterns, round, counts));
  } finally {
    for (const { rust } of patterns) rust.free();
  }
}

function makePool(seed: number): PooledPattern[] {
  const patterns: PooledPattern[] = [];
  const sources = fc.sample(anyPattern, { numRuns: 2 * poolSize, seed });
  for (const source of sources) {
    if (patterns.length === poolSize) break;
    const regex = parseRegex(source);
    const rust = regex.problems.length > 0 ? undefined : rustRegex(source);
    if (rust === undefined) continue;
    const program = compileRegex(regex);
    const answer = finishAnalysis(shortestWord({ matchedBy: [regex], notMatchedBy: [] }, 500));
    patterns.push({
      regex,
      rust,
      isMatch: (text) => testRegex(program, text),
      word: answer.kind === "word" ? answer.word : "",
    });
  }
  return patterns;
}

interface Round {
  readonly chosen: readonly number[];
  readonly texts: readonly string[];
  readonly words: readonly (readonly [pattern: number, before: string, after: string])[];
  readonly stretch: readonly [text: number, times: number];
  readonly memory: number;
  readonly maxPlainWork: number;
}

function roundOf(patternCount: number): fc.Arbitrary<Round> {
  const pattern = fc.nat({ max: patternCount - 1 });
  // Long subjects take long, and there are many of them with the patterns that count.
  const text = fc.oneof(
    { weight: 6, arbitrary: subject },
    { weight: 6, arbitrary: gappedSubject },
    { weight: 1, arbitrary: countedSubject },
  );
  return fc.record({
    chosen: fc.array(pattern, { minLength: 1, maxLength: maxRules }),
    texts: fc.array(text, { minLength: subjectsPerRound, maxLength: subjectsPerRound, size: "max" }),
    words: fc.array(fc.tuple(pattern, text, text), { minLength: 40, maxLength: 40 }),
    stretch: fc.tuple(fc.nat({ max: subjectsPerRound - 1 }), fc.constantFrom(0, 0, 0, 30, 300, 3_000)),
    memory: fc.oneof(fc.constantFrom(0, 10_000_000), fc.integer({ min: 2_000, max: 60_000 })),
    maxPlainWork: fc.constantFrom(0, 2_000),
  });
}

function runRound(patterns: readonly PooledPattern[], round: Round, counts: DecisionCounts): Difference[] {
  const chosen = round.chosen.map((index) => patterns[index] as PooledPattern);
  const rules = rulesOf(chosen.map(({ regex }) => regex));
  const engine = createAutomatonEngine(rules, { maxAutomatonBytes: round.memory });
  const budget = new MemoryBudget(round.memory);
  const gated = new KindAutomaton(rules, { budget, maxPlainWork: round.maxPlainWork });
  const differences: Difference[] = [];
  for (const text of subjectsOf(patterns, round)) {
    const answers = {
      automaton: engine.firstMatch("Dns", text),
      gated: gated.firstMatch(text),
      plain: chosen.findIndex(({ isMatch }) => isMatch(text)),
      rust: chosen.findIndex(({ rust }) => rust.isMatch(text)),
    };
    counts.decisions += 1;
    if (answers.rust >= 0) counts.matched += 1;
    if (gated.isGated) counts.gated += 1;
    if (round.memory < 60_000) counts.starved += 1;
    if (new Set(Object.values(answers)).size > 1) {
      const sources = chosen.map(({ regex }) => regex.pattern);
      differences.push({ patterns: sources, subject: text, memory: round.memory, ...answers });
    }
  }
  return differences;
}

function subjectsOf(patterns: readonly PooledPattern[], { texts, words, stretch }: Round): string[] {
  const [stretched, times] = stretch;
  const around = words.map(([index, before, after]) => before + (patterns[index] as PooledPattern).word + after);
  const long = times === 0 ? [] : [`${(texts[stretched] as string).repeat(times)}${around[0]}`];
  return [...texts, ...around, ...long];
}
