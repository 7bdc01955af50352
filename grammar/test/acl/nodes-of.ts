import { childrenOf, type SyntaxNode } from "../../src/index.js";

/** A node and all nodes below it, outer ones first. */
export function nodesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}
