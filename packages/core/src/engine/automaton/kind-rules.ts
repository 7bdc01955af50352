import type { Rule } from "../../policy/policy.js";
import type { Alphabet } from "../regex/alphabet.js";
import { hirSize } from "../regex/compile-regex.js";
import type { Hir } from "../regex/hir.js";
import { lowerRegex } from "../regex/lower-regex.js";
import { branchesOf, trimEnds } from "./branches.js";
import { noRule } from "./no-rule.js";
import { SetTable } from "./set-table.js";
import { createSymbols, type Symbols } from "./symbols.js";
import type { LabelledBranch } from "./union-trie.js";

/** A rule that needs more instructions is looked for by counting alone: in a union it would make every state large. */
const maxUnionRuleSize = 4_000;

/** A union stays below this, whatever the number of rules. */
const maxUnionSize = 1_000_000;

/** The rules of one kind of event, prepared for automata. A rule is known by its position among those of the kind. */
export interface KindRules {
  readonly ruleCount: number;
  /** What the automata look for, the label being the rule; in the order of the rules. */
  readonly branches: readonly LabelledBranch[];
  /** The same for rules that are too large for an automaton with states. */
  readonly largeBranches: readonly LabelledBranch[];
  /** The least rule among those, or `noRule`. */
  readonly leastLargeRule: number;
  readonly sets: SetTable;
  readonly alphabet: Alphabet;
  readonly symbols: Symbols;
}

export function prepareKindRules(rules: readonly Rule[]): KindRules {
  const sets = new SetTable();
  const branches: LabelledBranch[] = [];
  const largeBranches: LabelledBranch[] = [];
  let unionSize = 0;
  for (const [rule, { regex }] of rules.entries()) {
    const hir = lowerRegex(regex);
    const size = hirSize(hir);
    const isLarge = size > maxUnionRuleSize || unionSize + size > maxUnionSize;
    if (!isLarge) unionSize += size;
    for (const branch of branchesOf(hir)) {
      const items = trimEnds(branch);
      items.forEach((item: Hir) => {
        sets.add(item);
      });
      (isLarge ? largeBranches : branches).push({ items, label: rule });
    }
  }
  const alphabet = sets.createAlphabet();
  const leastLargeRule = largeBranches[0]?.label ?? noRule;
  const symbols = createSymbols(alphabet);
  return { ruleCount: rules.length, branches, largeBranches, leastLargeRule, sets, alphabet, symbols };
}
