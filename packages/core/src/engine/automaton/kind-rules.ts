import type { Rule } from "../../policy/policy.js";
import type { Alphabet } from "../regex/alphabet.js";
import { compileHir, hirSize } from "../regex/compile-regex.js";
import type { Hir } from "../regex/hir.js";
import { lowerRegex } from "../regex/lower-regex.js";
import type { Program } from "../regex/program.js";
import { branchesOf, trimEnds } from "./branches.js";
import { SetTable } from "./set-table.js";
import { createSymbols, type Symbols } from "./symbols.js";
import type { LabelledBranch } from "./union-trie.js";

/** A rule that needs more instructions is tried by itself: in a union it would make every state large. */
const maxUnionRuleSize = 4_000;

/** A union stays below this, whatever the number of rules; what has no place in it is tried rule by rule. */
const maxUnionSize = 1_000_000;

/** The rules of one kind of event, prepared for automata. A rule is known by its position among those of the kind. */
export interface KindRules {
  readonly ruleCount: number;
  /** What the automata look for, the label being the rule; in the order of the rules. */
  readonly branches: readonly LabelledBranch[];
  /** The rules that are tried by themselves, in order. */
  readonly loneRules: readonly { readonly rule: number; readonly program: Program }[];
  readonly sets: SetTable;
  readonly alphabet: Alphabet;
  readonly symbols: Symbols;
}

export function prepareKindRules(rules: readonly Rule[]): KindRules {
  const sets = new SetTable();
  const branches: LabelledBranch[] = [];
  const loneRules: { readonly rule: number; readonly program: Program }[] = [];
  let unionSize = 0;
  for (const [rule, { regex }] of rules.entries()) {
    const hir = lowerRegex(regex);
    const size = hirSize(hir);
    if (size > maxUnionRuleSize || unionSize + size > maxUnionSize) {
      loneRules.push({ rule, program: compileHir(hir, 0) });
      continue;
    }
    unionSize += size;
    for (const branch of branchesOf(hir)) {
      const items = trimEnds(branch);
      items.forEach((item: Hir) => {
        sets.add(item);
      });
      branches.push({ items, label: rule });
    }
  }
  const alphabet = sets.createAlphabet();
  return { ruleCount: rules.length, branches, loneRules, sets, alphabet, symbols: createSymbols(alphabet) };
}
