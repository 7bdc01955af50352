import type { RegexNode, RegexProblem } from "../ast.js";
import { maxNesting, problemAt } from "../problems.js";
import { childrenOf, type RegexTreeNode } from "../walk-regex.js";

/**
 * The first node that is nested too deeply, counted as Rust's `regex` crate counts. It keeps its own stack, because what
 * it looks for is what other walks would overflow theirs with.
 */
export function checkNesting(tree: RegexNode): RegexProblem | undefined {
  const stack: { readonly node: RegexTreeNode; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node } = top;
    const depth = top.depth + (isLevel(node) ? 1 : 0);
    if (depth > maxNesting) return problemAt("tooDeep", node.range.start, node.range.end);
    for (const child of childrenOf(node)) stack.push({ node: child, depth });
  }
  return undefined;
}

function isLevel(node: RegexTreeNode): boolean {
  if (node.kind === "union") return node.items.length > 1;
  return node.kind !== "range" && childrenOf(node).length > 0;
}
