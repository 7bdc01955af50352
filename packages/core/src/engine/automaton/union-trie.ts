import type { Alphabet } from "../regex/alphabet.js";
import type { Hir } from "../regex/hir.js";
import type { Branch } from "./branches.js";
import type { Nfa } from "./nfa.js";
import { NfaBuilder } from "./nfa-builder.js";
import type { SetTable } from "./set-table.js";

/** A pattern of the union, and what is reported where it ends. */
export interface LabelledBranch {
  readonly items: Branch;
  readonly label: number;
}

export interface UnionOptions {
  readonly sets: SetTable;
  /** Made when all sets were known. */
  readonly alphabet: Alphabet;
  /** Labels below it are rules, the others triggers. */
  readonly ruleCount: number;
  /** Whether repetitions are counted where that takes less than writing them out. Default false. */
  readonly isCounting?: boolean;
}

/**
 * Merges patterns into one automaton that finds all of them at once. Common beginnings are merged first and common
 * ends by the builder.
 *
 * Of the labels below `ruleCount` only the least one matters at the end of the day: what can only be found together
 * with a lesser one is left out. Labels from there on are all reported.
 */
export function buildUnion(branches: readonly LabelledBranch[], options: UnionOptions): Nfa {
  const { alphabet, isCounting, ruleCount, sets } = options;
  const trie = new Trie(sets, ruleCount);
  for (const branch of branches) trie.insert(branch);
  const builder = new NfaBuilder(sets, isCounting);
  return builder.build(trie.emit(builder), alphabet);
}

/** Numbers of items stay below this, so that a node and an item fit into one exact number. */
const keyBase = 2 ** 26;

/** Nodes stand for beginnings; a child has a greater number than its parent. */
class Trie {
  readonly #sets: SetTable;
  readonly #ruleCount: number;
  readonly #children = new Map<number, number>();
  /** By node, the root not counted: the node before it, and what is read between the two. */
  readonly #parents: number[] = [-1];
  readonly #items: Hir[] = [{ kind: "empty" }];
  readonly #labels = new Map<number, number[]>();

  constructor(sets: SetTable, ruleCount: number) {
    this.#sets = sets;
    this.#ruleCount = ruleCount;
  }

  insert({ items, label }: LabelledBranch): void {
    let node = 0;
    for (const item of items) {
      if (this.#isHidden(node, label)) return;
      const key = node * keyBase + this.#sets.idOf(item);
      let child = this.#children.get(key);
      if (child === undefined) {
        child = this.#items.push(item) - 1;
        this.#parents.push(node);
        this.#children.set(key, child);
      }
      node = child;
    }
    if (this.#isHidden(node, label)) return;
    const labels = this.#labels.get(node);
    if (labels === undefined) this.#labels.set(node, [label]);
    else if (!labels.includes(label)) labels.push(label);
  }

  /** Gives the node of the automaton that stands for the root. */
  emit(builder: NfaBuilder): number {
    const edges: (number[] | undefined)[] = [];
    for (const [node, labels] of this.#labels) edges[node] = labels.map((label) => builder.accept(label));
    for (let node = this.#items.length - 1; node > 0; node -= 1) {
      const next = builder.branch(edges[node] ?? []);
      edges[node] = undefined;
      const start = builder.expression(this.#items[node] as Hir, next);
      const parent = this.#parents[node] as number;
      const siblings = edges[parent];
      if (siblings === undefined) edges[parent] = [start];
      else siblings.push(start);
    }
    return builder.branch(edges[0] ?? []);
  }

  /** Whether a rule with a lesser number ends here already: then this one can never be the first. */
  #isHidden(node: number, label: number): boolean {
    return label < this.#ruleCount && this.#labels.get(node)?.some((other) => other <= label) === true;
  }
}
