import type { KindRules } from "./kind-rules.js";
import type { LazyDfa } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { noRule } from "./no-rule.js";
import { createUnionAutomaton } from "./union-automaton.js";
import type { LabelledBranch } from "./union-trie.js";

/** Rules that are tried at once. More would bring back the many states that trying them apart avoids. */
const rulesPerGroup = 8;

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

  /** @param branches In the order of the rules. */
  constructor(branches: readonly LabelledBranch[], rules: KindRules, budget: MemoryBudget) {
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
    const below = candidates.filter((rule) => rule < limit).map((rule) => this.#groupOfRule.get(rule) as number);
    // Rules of an earlier group are all less than those of a later one.
    for (const index of [...new Set(below)].sort((a, b) => a - b)) {
      const least = this.#automatonOf(this.#groups[index] as Group).scan(text);
      if (least !== noRule) return least;
    }
    return noRule;
  }

  #automatonOf(group: Group): LazyDfa {
    group.automaton ??= createUnionAutomaton(group.branches, this.#rules, this.#budget);
    return group.automaton;
  }
}
