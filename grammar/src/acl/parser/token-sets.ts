import { EOF, type TokenType, tokenLabel } from "chevrotain";
import type { AclToken } from "../lexer/tokens.js";
import * as token from "../lexer/tokens.js";

/** The signs between a name and its value, sound or not. */
export const assignTypes: readonly TokenType[] = [
  token.Equals,
  token.Colon,
  token.PlusEqual,
  token.DoubleEqual,
  token.Arrow,
];

/** The tokens that recovery may skip one by one; brackets are skipped with what they hold. */
export const skippableTypes: readonly TokenType[] = [
  token.AssignedName,
  token.Word,
  token.Quoted,
  token.Heredoc,
  token.NumberToken,
  token.Minus,
  token.Operator,
  token.Continuation,
  token.Unreadable,
  token.StrayCloser,
  token.DoubleColon,
  token.Comma,
  token.Semicolon,
  ...assignTypes,
];

const assigns = new Set(assignTypes);
const ends = new Set<TokenType>([
  EOF,
  token.Comma,
  token.Semicolon,
  token.CloseBrace,
  token.CloseBracket,
  token.CloseParen,
]);
const operators = new Set<TokenType>([
  token.Continuation,
  token.OpenIndex,
  token.DoubleEqual,
  token.Arrow,
  token.DoubleColon,
]);
const nameless = new Set<TokenType>([...assignTypes, token.OpenBrace]);

export function isAssign(next: AclToken): boolean {
  return assigns.has(next.tokenType);
}

/** Whether the token ends what a value could be part of. */
export function isEnd(next: AclToken): boolean {
  return ends.has(next.tokenType);
}

/** Whether the token, behind a value on its line, makes it part of an expression. */
export function isOperator(next: AclToken): boolean {
  return operators.has(next.tokenType);
}

/** Whether the token belongs behind a name. */
export function followsName(next: AclToken): boolean {
  return nameless.has(next.tokenType);
}

/** The kind of a token for messages, which never show its text. */
export function kindOf(next: AclToken): string {
  return next.tokenType === EOF ? "EndOfInput" : tokenLabel(next.tokenType);
}
