import type { Document, Item, ObjectEntry, Value } from "@a3s/acl-grammar";

export type SyntaxNode = Document | Item | ObjectEntry | Value;

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.kind) {
    case "document":
    case "block":
    case "list":
      return node.items;
    case "object":
      return node.entries;
    case "call":
      return node.args;
    case "attribute":
    case "entry":
      return [node.value];
    default:
      return [];
  }
}

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
