import type { Comment, Comments, Document, Item, Value } from "../acl/ast.js";

/** Every comment of a document once, in source order. */
export function collectComments(document: Document): Comment[] {
  const found = new Set<Comment>();
  const add = (comments: Comments): void => {
    for (const list of [comments.leading, comments.trailing, comments.dangling]) {
      for (const comment of list) found.add(comment);
    }
  };
  add(document.comments);
  collectFromItems(document.items, add);
  return [...found].sort((a, b) => a.range.start - b.range.start);
}

type Add = (comments: Comments) => void;

function collectFromItems(items: readonly Item[], add: Add): void {
  for (const item of items) {
    add(item.comments);
    if (item.kind === "attribute") collectFromValue(item.value, add);
    if (item.kind === "block") collectFromItems(item.items, add);
  }
}

function collectFromValue(value: Value, add: Add): void {
  add(value.comments);
  if (value.kind === "list") for (const item of value.items) collectFromValue(item, add);
  if (value.kind === "call") for (const argument of value.args) collectFromValue(argument, add);
  if (value.kind === "object") {
    for (const entry of value.entries) {
      add(entry.comments);
      collectFromValue(entry.value, add);
    }
  }
}
