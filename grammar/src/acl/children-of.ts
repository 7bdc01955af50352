import type { Document, Item, ObjectEntry, Value } from "./ast.js";

/** Any node of a tree. */
export type SyntaxNode = Document | Item | ObjectEntry | Value;

const none: readonly SyntaxNode[] = [];

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
      return none;
  }
}
