import type { Document, Item, ObjectEntry, Value } from "../../src/index.js";

export type AnyNode = Document | Item | ObjectEntry | Value;

/** A node and all nodes below it, outer ones first. */
export function nodesOf(node: AnyNode): readonly AnyNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

export function childrenOf(node: AnyNode): readonly AnyNode[] {
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
