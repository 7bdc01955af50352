import type { CountingScanner } from "./counting-scanner.js";
import type { KindRules } from "./kind-rules.js";
import { givenUp, type LazyDfa } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { noRule } from "./no-rule.js";
import { createCountingScanner, createUnionAutomaton } from "./union-automaton.js";
import type { LabelledBranch } from "./union-trie.js";

/** Rules that are tried at once. More would bring back the many states that trying them apart avoids. */
const rulesPerGroup = 8;

/**
 * Reading a text for all rules that wait only for so long takes less than reading it for many groups of them, where so
 * many characters are to be read.
 */
const charactersForAll = 100_000;

/** Reading it for so many groups still takes less, where making their states is not more work than this for a text. */
const fewGroups = 16;
const workPerText = 300_000;

interface Group {
  readonly branches: LabelledBranch[];
  automaton: LazyDfa | undefined;
}

/** Small automata that tell whether candidates match, each made when it is first needed. */
export class ConfirmationGroups {
  readonly #rules: KindRules;
  readonly #budget: MemoryBudget;
  readonly #groups: Group[] = [];
  readonly #groupOfRule = new Map<number, number>();
  /** Looks for all rules whose gaps have an end. */
  #scanner: CountingScanner | undefined;
  readonly #endless: ReadonlySet<number>;

  /**
   * @param branches In the order of the rules.
   * @param endless The rules of which some gap has no greatest length.
   */
  constructor(
    branches: readonly LabelledBranch[],
    endless: ReadonlySet<number>,
    { budget, rules }: { readonly rules: KindRules; readonly budget: MemoryBudget },
  ) {
    this.#endless = endless;
    this.#rules = rules;
    this.#budget = budget;
    for (const branch of branches) {
      let group = this.#groupOfRule.get(branch.label);
      if (group === undefined) {
        group = Math.floor(this.#groupOfRule.size / rulesPerGroup);
        this.#groupOfRule.set(branch.label, group);
      }
      this.#groups[group] ??= { branches: [], automaton: undefined };
      this.#groups[group]?.branches.push(branch);
    }
  }

  /** The least of the candidates below `limit` that matches, or `noRule`. */
  firstMatch(candidates: readonly number[], limit: number, text: string): number {
    const below = candidates.filter((rule) => rule < limit);
    if (below.length === 0) return noRule;
    const groups = this.#groupsOf(below);
    if (groups.length === 1 || groups.length * text.length < charactersForAll) return this.#firstIn(groups, text);
    if (groups.length <= fewGroups) {
      const first = this.#firstIn(groups, text, workPerText);
      if (first !== givenUp) return first;
    }
    const least = below.every((rule) => this.#endless.has(rule)) ? noRule : this.#scanAll(text);
    const others = below.filter((rule) => rule < least && this.#endless.has(rule));
    return Math.min(least, this.#firstIn(this.#groupsOf(others), text));
  }

  /** The least rule of the groups that matches, or `noRule`; or `givenUp` where making states is more work than that. */
  #firstIn(groups: readonly number[], text: string, maxWork = Number.POSITIVE_INFINITY): number {
    let workLeft = maxWork;
    // Rules of an earlier group are all less than those of a later one.
    for (const index of groups) {
      const automaton = this.#automatonOf(this.#groups[index] as Group);
      const { work } = automaton;
      const least = automaton.scan(text, { maxWork: work + workLeft });
      if (least !== noRule) return least;
      workLeft -= automaton.work - work;
    }
    return noRule;
  }

  /** In ascending order. */
  #groupsOf(rules: readonly number[]): readonly number[] {
    return [...new Set(rules.map((rule) => this.#groupOfRule.get(rule) as number))].sort((a, b) => a - b);
  }

  #scanAll(text: string): number {
    const branches = this.#groups.flatMap((group) => group.branches).filter(({ label }) => !this.#endless.has(label));
    this.#scanner ??= createCountingScanner(branches, this.#rules);
    return this.#scanner.scan(text, branches[0]?.label ?? noRule);
  }

  #automatonOf(group: Group): LazyDfa {
    group.automaton ??= createUnionAutomaton(group.branches, this.#rules, this.#budget);
    return group.automaton;
  }
}
