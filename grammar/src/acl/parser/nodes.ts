import type { Range } from "../../source/range.js";
import type { Comments, Missing } from "../ast.js";
import { type AclToken, endOf } from "../lexer/tokens.js";

/** Shared by all nodes without comments, which are most. */
export const noComments: Comments = Object.freeze({
  leading: Object.freeze([]),
  trailing: Object.freeze([]),
  dangling: Object.freeze([]),
});

export function rangeOf(token: AclToken): Range {
  return { start: token.startOffset, end: endOf(token) };
}

export function missing(start: number, end: number): Missing {
  return { kind: "missing", range: { start, end }, comments: noComments };
}

/** Notes the closing bracket on a node that has one; a node without it lacks the property. */
export function withCloser<Node extends { readonly closeRange?: Range }>(
  node: Node,
  closeRange: Range | undefined,
): Node {
  // Written to the fresh node, because a copy of every list, object and block would cost more than parsing it.
  if (closeRange !== undefined) (node as { closeRange?: Range }).closeRange = closeRange;
  return node;
}
