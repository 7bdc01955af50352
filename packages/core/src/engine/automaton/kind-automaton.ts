import type { Rule } from "../../policy/policy.js";
import { compileHir, regexSize } from "../regex/compile-regex.js";
import { lowerRegex } from "../regex/lower-regex.js";
import type { Program } from "../regex/program.js";
import { testRegex } from "../regex/test-regex.js";
import { branchesOf } from "./branches.js";
import { LazyDfa } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { noRule } from "./no-rule.js";
import { buildUnion, type LabelledBranch } from "./union-trie.js";

/** A rule that needs more instructions is tried by itself: in the union it would make every state large. */
const maxUnionRuleSize = 4_000;

/** The union stays below this, whatever the number of rules; what has no place in it is tried rule by rule. */
const maxUnionSize = 1_000_000;

/** The rules of one kind of event. Inside, a rule is known by its position among them. */
export class KindAutomaton {
  readonly #rules: readonly Rule[];
  readonly #indexes: readonly number[];
  readonly #budget: MemoryBudget;
  #dfa: LazyDfa | undefined;
  /** The rules that are not in the automaton, in order. */
  readonly #lone: { readonly position: number; program: Program | undefined }[] = [];

  /** @param indexes The positions of the kind's rules in the list of all, ascending. */
  constructor(rules: readonly Rule[], indexes: readonly number[], budget: MemoryBudget) {
    this.#rules = rules;
    this.#indexes = indexes;
    this.#budget = budget;
  }

  /** The position of the first matching rule in the list of all, or -1. */
  firstMatch(subject: string): number {
    this.#dfa ??= this.#build();
    let best = this.#dfa.scan(subject);
    for (const lone of this.#lone) {
      if (lone.position >= best) break;
      lone.program ??= compileHir(lowerRegex(this.#ruleAt(lone.position).regex), 0);
      if (testRegex(lone.program, subject)) best = lone.position;
    }
    return best === noRule ? -1 : (this.#indexes[best] as number);
  }

  #build(): LazyDfa {
    const branches: LabelledBranch[] = [];
    let unionSize = 0;
    for (let position = 0; position < this.#indexes.length; position += 1) {
      const { regex } = this.#ruleAt(position);
      const size = regexSize(regex);
      if (size > maxUnionRuleSize || unionSize + size > maxUnionSize) {
        this.#lone.push({ position, program: undefined });
        continue;
      }
      unionSize += size;
      for (const items of branchesOf(lowerRegex(regex))) branches.push({ items, label: position });
    }
    const ruleCount = this.#indexes.length;
    return new LazyDfa(buildUnion(branches, ruleCount), ruleCount, this.#budget);
  }

  #ruleAt(position: number): Rule {
    return this.#rules[this.#indexes[position] as number] as Rule;
  }
}
