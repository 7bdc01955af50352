import type { Attribute, Block, Comment, Document, Item, ObjectEntry, Range, Value } from "@a3s/acl-grammar";

/** What a comment can stand above or behind: an attribute, a block, an entry of an object, an item of a list. */
export type CommentTarget = Attribute | Block | ObjectEntry | Value;

/** The comments of a document and the nodes that they can be about, both in source order, outer nodes first. */
export function collectComments(document: Document): {
  readonly comments: readonly Comment[];
  readonly targets: readonly CommentTarget[];
} {
  const comments: Comment[] = [];
  const targets: CommentTarget[] = [];

  const take = (node: Document | Item | ObjectEntry | Value): void => {
    const { leading, trailing, dangling } = node.comments;
    for (const list of [leading, trailing, dangling]) for (const comment of list) comments.push(comment);
  };
  const visitValue = (value: Value): void => {
    take(value);
    if (value.kind === "list") {
      for (const item of value.items) {
        if (item.kind !== "missing") targets.push(item);
        visitValue(item);
      }
    } else if (value.kind === "object") {
      for (const entry of value.entries) {
        take(entry);
        targets.push(entry);
        visitValue(entry.value);
      }
    } else if (value.kind === "call") {
      for (const argument of value.args) visitValue(argument);
    }
  };
  const visitItem = (item: Item): void => {
    take(item);
    if (item.kind === "bad") return;
    targets.push(item);
    if (item.kind === "attribute") visitValue(item.value);
    else for (const inner of item.items) visitItem(inner);
  };
  take(document);
  for (const item of document.items) visitItem(item);
  comments.sort(bySource);
  targets.sort(bySource);
  return { comments, targets };
}

function bySource(a: { readonly range: Range }, b: { readonly range: Range }): number {
  return a.range.start - b.range.start || b.range.end - a.range.end;
}
