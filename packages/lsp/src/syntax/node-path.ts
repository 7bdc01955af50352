import { childrenOf, type Document, type SyntaxNode } from "@a3s/acl-grammar";

export { childrenOf, type SyntaxNode };

/**
 * The nodes that hold an offset, from the document inwards. A node also holds the offset right behind it, unless another
 * one begins there.
 */
export function nodePathAt(document: Document, offset: number): readonly SyntaxNode[] {
  const path: SyntaxNode[] = [document];
  for (let node: SyntaxNode | undefined = document; node !== undefined; ) {
    node = childAt(node, offset);
    if (node !== undefined) path.push(node);
  }
  return path;
}

function childAt(node: SyntaxNode, offset: number): SyntaxNode | undefined {
  let touching: SyntaxNode | undefined;
  for (const child of childrenOf(node)) {
    if (child.range.start > offset) break;
    if (offset < child.range.end) return child;
    if (offset === child.range.end) touching = child;
  }
  return touching;
}

/** Visits a node and all below it, parents first. What is below a node is left out when `visit` returns false. */
export function walkNodes(node: SyntaxNode, visit: (node: SyntaxNode) => unknown): void {
  if (visit(node) === false) return;
  for (const child of childrenOf(node)) walkNodes(child, visit);
}
