import type { Rule } from "../../policy/policy.js";
import type { Alphabet } from "../regex/alphabet.js";
import { hirSize } from "../regex/compile-regex.js";
import type { Hir } from "../regex/hir.js";
import { lowerRegex } from "../regex/lower-regex.js";
import { branchesOf, trimEnds } from "./branches.js";
import { splitAtGaps } from "./gaps.js";
import { noRule } from "./no-rule.js";
import { SetTable } from "./set-table.js";
import { createSymbols, type Symbols } from "./symbols.js";
import type { LabelledBranch } from "./union-trie.js";

/** A rule that needs more instructions is looked for by counting alone: in a union it would make every state large. */
const maxUnionRuleSize = 4_000;

/** A union stays below this, whatever the number of rules. */
const maxUnionSize = 1_000_000;

/**
 * Rules that need more instructions than a pattern has room for repeat something very often. All of them together stay
 * below this: writing them out would delay the first event, and the more of them there are, the more does it pay to count.
 */
const manyInstructions = 500;
const maxRepeatedSize = 100_000;

/** The rules of one kind of event, prepared for automata. A rule is known by its position among those of the kind. */
export interface KindRules {
  readonly ruleCount: number;
  /** What the automata look for, the label being the rule; in the order of the rules. */
  readonly branches: readonly LabelledBranch[];
  /** Whether the gaps would make so large an automaton that the one with gates is made at once. */
  readonly repeatsMuchInGaps: boolean;
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
  let repeatedSize = 0;
  let gappedSize = 0;
  for (const [rule, { regex }] of rules.entries()) {
    const hir = lowerRegex(regex);
    const size = hirSize(hir);
    const trimmed = branchesOf(hir).map(trimEnds);
    const isRepeated = size > manyInstructions;
    // What is repeated in gaps is no part of the automaton that takes over where there is much of it.
    const isGapped = isRepeated && trimmed.every((items) => splitAtGaps(items) !== undefined);
    const isLarge =
      size > maxUnionRuleSize ||
      unionSize + size > maxUnionSize ||
      (isRepeated && !isGapped && repeatedSize + size > maxRepeatedSize);
    if (!isLarge) unionSize += size;
    if (!isLarge && isGapped) gappedSize += size;
    else if (!isLarge && isRepeated) repeatedSize += size;
    for (const items of trimmed) {
      items.forEach((item: Hir) => {
        sets.add(item);
      });
      (isLarge ? largeBranches : branches).push({ items, label: rule });
    }
  }
  const alphabet = sets.createAlphabet();
  const leastLargeRule = largeBranches[0]?.label ?? noRule;
  const symbols = createSymbols(alphabet);
  return {
    ruleCount: rules.length,
    branches,
    repeatsMuchInGaps: gappedSize > maxRepeatedSize,
    largeBranches,
    leastLargeRule,
    sets,
    alphabet,
    symbols,
  };
}
