import { isCountable } from "./counting.js";
import { CountingScanner } from "./counting-scanner.js";
import type { KindRules } from "./kind-rules.js";
import { LazyDfa } from "./lazy-dfa.js";
import type { MemoryBudget } from "./memory-budget.js";
import { buildUnion, type LabelledBranch } from "./union-trie.js";

/** The automaton that looks for these branches, out of the rules or their segments. */
export function createUnionAutomaton(
  branches: readonly LabelledBranch[],
  rules: KindRules,
  budget: MemoryBudget,
): LazyDfa {
  const { ruleCount, symbols } = rules;
  const createScanner = branches.some(({ items }) => items.some(isCountable))
    ? () => createCountingScanner(branches, rules)
    : undefined;
  return new LazyDfa(buildUnion(branches, rules), { ruleCount, symbols, budget, createScanner });
}

/** As the automaton, without states. */
export function createCountingScanner(branches: readonly LabelledBranch[], rules: KindRules): CountingScanner {
  const { alphabet, ruleCount, sets, symbols } = rules;
  return new CountingScanner(buildUnion(branches, { alphabet, ruleCount, sets, isCounting: true }), ruleCount, symbols);
}
