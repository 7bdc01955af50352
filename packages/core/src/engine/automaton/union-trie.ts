import type { Hir } from "../regex/hir.js";
import type { Branch } from "./branches.js";
import type { Nfa } from "./nfa.js";
import { NfaBuilder } from "./nfa-builder.js";

/** A pattern of the union, and what is reported where it ends. */
export interface LabelledBranch {
  readonly items: Branch;
  readonly label: number;
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
export function buildUnion(branches: readonly LabelledBranch[], ruleCount: number): Nfa {
  const builder = new NfaBuilder();
  const root = createTrieNode();
  const nodes = [root];
  for (const { items, label } of branches) {
    insert(builder, nodes, root, items, label, ruleCount);
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
  return builder.build(starts.get(root) as number);
}

function insert(
  builder: NfaBuilder,
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
    const key = builder.keyOf(item);
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
