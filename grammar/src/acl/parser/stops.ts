import type { AclToken } from "../lexer/tokens.js";
import * as token from "../lexer/tokens.js";
import type { Stop } from "./recovery-parser.js";
import { isAssign } from "./token-sets.js";

/** Ends an expression: a line break at its depth, or a separator. */
export const endsExpression: Stop = (next) =>
  next.firstOnLine === true || next.tokenType === token.Comma || next.tokenType === token.Semicolon;

export const endsListItem: Stop = (next) => next.tokenType === token.Comma;

/** Ends what is no entry: a comma, or a line that begins with a key and its sign. */
export const endsEntry: Stop = (next, second) =>
  next.tokenType === token.Comma || (next.firstOnLine === true && beginsEntry(next, second));

function beginsEntry(next: AclToken, second: AclToken): boolean {
  if (next.tokenType === token.AssignedName) return true;
  return (
    (next.tokenType === token.Quoted || next.tokenType === token.NumberToken) && !second.firstOnLine && isAssign(second)
  );
}
