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
}

/** What may follow one beginning. */
interface TrieNode {
  readonly children: Map<string, { readonly item: Hir; readonly node: TrieNode }>;
  readonly labels: number[];
}

/**
 * Merges patterns into one automaton that finds all of them at once. Common beginnings are merged first and common
 * ends by the builder.
 *
 * Of the labels below `ruleCount` only the least one matters at the end of the day: what can only be found together
 * with a lesser one is left out. Labels from there on are all reported.
 */
export function buildUnion(branches: readonly LabelledBranch[], options: UnionOptions): Nfa {
  const { alphabet, ruleCount, sets } = options;
  const builder = new NfaBuilder(sets);
  const root = createTrieNode();
  const nodes = [root];
  for (const { items, label } of branches) {
    insert(sets, nodes, root, items, label, ruleCount);
  }
  // Children are always created after their parents.
  const starts = new Map<TrieNode, number>();
  for (const node of nodes.toReversed()) {
    const edges = node.labels.map((label) => builder.accept(label));
    for (const child of node.children.values()) {
      edges.push(builder.expression(child.item, starts.get(child.node) as number));
    }
    starts.set(node, builder.branch(edges));
  }
  return builder.build(starts.get(root) as number, alphabet);
}

function insert(
  sets: SetTable,
  nodes: TrieNode[],
  root: TrieNode,
  items: Branch,
  label: number,
  ruleCount: number,
): void {
  let node = root;
  const isRule = label < ruleCount;
  const isHidden = (at: TrieNode) => isRule && at.labels.some((other) => other <= label);
  for (const item of items) {
    if (isHidden(node)) return;
    const key = sets.keyOf(item);
    let child = node.children.get(key);
    if (child === undefined) {
      child = { item, node: createTrieNode() };
      nodes.push(child.node);
      node.children.set(key, child);
    }
    node = child.node;
  }
  if (!isHidden(node) && !node.labels.includes(label)) node.labels.push(label);
}

function createTrieNode(): TrieNode {
  return { children: new Map(), labels: [] };
}
