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
