import type { Rule } from "../../policy/policy.js";
import type { CountingScanner } from "./counting-scanner.js";
import { splitAtGaps } from "./gaps.js";
import { GatedAutomaton } from "./gated-automaton.js";
import { type KindRules, prepareKindRules } from "./kind-rules.js";
import { givenUp, type LazyDfa } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { noRule } from "./no-rule.js";
import { createCountingScanner, createUnionAutomaton } from "./union-automaton.js";

export interface KindAutomatonOptions {
  readonly budget: MemoryBudget;
  /** When the plain automaton was more work than this, the one with gates takes over, if there are gaps. */
  readonly maxPlainWork?: number;
}

/**
 * Usual traffic needs less than this, which grows with the number of rules; where gaps multiply the states it is passed
 * within a moment.
 */
const leastPlainWork = 300_000;
const plainWorkPerRule = 80;

/** With more branches that have gaps, the automaton with gates is also the faster one on usual traffic. */
const manyGaps = 1_500;

/** Finds the first matching rule of one kind of event. It is made at the first event. */
export class KindAutomaton {
  readonly #rules: readonly Rule[];
  readonly #budget: MemoryBudget;
  readonly #maxPlainWork: number;
  #prepared: KindRules | undefined;
  #plain: LazyDfa | undefined;
  #gated: GatedAutomaton | undefined;
  /** Looks for the rules that are too large for an automaton with states. */
  #large: CountingScanner | undefined;
  #hasGaps = false;

  constructor(rules: readonly Rule[], options: KindAutomatonOptions) {
    this.#rules = rules;
    this.#budget = options.budget;
    this.#maxPlainWork = options.maxPlainWork ?? leastPlainWork + plainWorkPerRule * rules.length;
  }

  /** The states of the main automaton, those of confirmation groups not counted. */
  get stateCount(): number {
    return (this.#plain ?? this.#gated)?.stateCount ?? 0;
  }

  get isGated(): boolean {
    return this.#gated !== undefined;
  }

  /** The position of the rule among those of the kind, or -1. */
  firstMatch(subject: string): number {
    this.#prepared ??= this.#prepare();
    let best = this.#gated?.firstMatch(subject) ?? this.#scanPlain(this.#prepared, subject);
    const { leastLargeRule } = this.#prepared;
    if (leastLargeRule < best) best = Math.min(best, this.#scanLarge(this.#prepared, subject));
    return best === noRule ? -1 : best;
  }

  /** As `firstMatch`, for ASCII, if that is known without making a state; otherwise undefined. */
  firstKnownMatch(subject: Uint8Array, length: number): number | undefined {
    if (this.#prepared === undefined || this.#prepared.largeBranches.length > 0) return undefined;
    const best = this.#gated?.firstKnownMatch(subject, length) ?? this.#plain?.scanKnown(subject, length) ?? givenUp;
    if (best === givenUp) return undefined;
    return best === noRule ? -1 : best;
  }

  #prepare(): KindRules {
    const prepared = prepareKindRules(this.#rules);
    const gapCount = prepared.branches.filter(({ items }) => splitAtGaps(items) !== undefined).length;
    this.#hasGaps = gapCount > 0;
    if (gapCount > manyGaps || prepared.repeatsMuchInGaps) this.#gated = new GatedAutomaton(prepared, this.#budget);
    return prepared;
  }

  #scanLarge(rules: KindRules, subject: string): number {
    this.#large ??= createCountingScanner(rules.largeBranches, rules);
    return this.#large.scan(subject, rules.leastLargeRule);
  }

  #scanPlain(rules: KindRules, subject: string): number {
    this.#plain ??= createUnionAutomaton(rules.branches, rules, this.#budget);
    const plain = this.#plain;
    if (!this.#hasGaps) return plain.scan(subject);
    const best = plain.scan(subject, { maxWork: this.#maxPlainWork });
    if (best !== givenUp && plain.flushCount === 0) return best;
    plain.close();
    this.#plain = undefined;
    this.#gated = new GatedAutomaton(rules, this.#budget);
    return best === givenUp ? this.#gated.firstMatch(subject) : best;
  }
}
