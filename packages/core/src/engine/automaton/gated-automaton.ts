import { ConfirmationGroups } from "./confirmation-groups.js";
import { splitAtGaps } from "./gaps.js";
import { buildGateTree, type Chain } from "./gate-tree.js";
import { Gates } from "./gates.js";
import type { KindRules } from "./kind-rules.js";
import { givenUp, type LazyDfa, type ScanOptions } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { noRule } from "./no-rule.js";
import { createUnionAutomaton } from "./union-automaton.js";
import type { LabelledBranch } from "./union-trie.js";

/**
 * Finds rules with wide gaps in two steps, so that they do not multiply the states of the automaton: it looks for the
 * segments between the gaps; where those of a rule occur one after the other, the rule is tried with a small automaton
 * of its own.
 */
export class GatedAutomaton {
  readonly #automaton: LazyDfa;
  readonly #gates: Gates;
  readonly #groups: ConfirmationGroups;
  readonly #scanOptions: ScanOptions;

  constructor(rules: KindRules, budget: MemoryBudget) {
    const { branches, ruleCount, sets, symbols } = rules;
    const chains: Chain[] = [];
    const gatedBranches: LabelledBranch[] = [];
    const searched: LabelledBranch[] = [];
    const endless = new Set<number>();
    for (const branch of branches) {
      const segments = splitAtGaps(branch.items);
      if (segments === undefined) {
        searched.push(branch);
      } else {
        gatedBranches.push(branch);
        chains.push({ rule: branch.label, segments });
        if (segments.some(({ gap }) => gap?.max === Number.POSITIVE_INFINITY)) endless.add(branch.label);
      }
    }
    const tree = buildGateTree(chains, sets);
    for (const [index, { items }] of tree.segments.entries()) searched.push({ items, label: ruleCount + index });
    this.#automaton = createUnionAutomaton(searched, rules, budget);
    this.#gates = new Gates(tree, ruleCount, symbols);
    this.#groups = new ConfirmationGroups(gatedBranches, endless, { rules, budget });
    this.#scanOptions = {
      leastOtherRule: chains[0]?.rule ?? noRule,
      onTriggers: (triggers, offset, least) => this.#gates.recognise(triggers, offset, least),
      onRestart: () => this.#gates.restart(),
    };
  }

  get stateCount(): number {
    return this.#automaton.stateCount;
  }

  /** The rules with gaps that the last text might have matched, as far as it was read. */
  get candidates(): readonly number[] {
    return this.#gates.candidates;
  }

  /**
   * As `firstMatch`, for ASCII, if that is known without making a state and without trying a rule with gaps by itself;
   * otherwise `givenUp`.
   */
  firstKnownMatch(text: Uint8Array, length: number): number {
    const gates = this.#gates;
    gates.begin(text, length);
    const best = this.#automaton.scanKnown(text, length, this.#scanOptions);
    return gates.candidates.some((rule) => rule < best) ? givenUp : best;
  }

  /** The least rule that matches, or `noRule`. */
  firstMatch(text: string): number {
    const gates = this.#gates;
    gates.begin(text, text.length);
    const best = this.#automaton.scan(text, this.#scanOptions);
    if (gates.candidates.length === 0) return best;
    return Math.min(best, this.#groups.firstMatch(gates.candidates, best, text));
  }
}
