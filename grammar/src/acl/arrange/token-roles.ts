import type { IToken, TokenType } from "chevrotain";
import * as token from "../lexer/tokens.js";

/** What the arrangement does with a token. */
export type TokenRole =
  | "plain"
  | "lineBreak"
  | "word"
  | "assign"
  | "separator"
  | "opener"
  | "closer"
  | "operator"
  | "minus"
  | "singleQuoted"
  | "odd";

/** The role of a token by the index of its type. */
export function roleOf(lexed: IToken): TokenRole {
  return roles[lexed.tokenTypeIdx ?? 0] ?? "plain";
}

/** Whether a value could end with this token. */
export function endsValue(lexed: IToken | undefined): boolean {
  return lexed !== undefined && valueEnds.has(lexed.tokenType);
}

/** Whether a value is due behind this token. */
export function announcesValue(lexed: IToken | undefined): boolean {
  return lexed !== undefined && valueStarts.has(lexed.tokenType);
}

export function isNumber(lexed: IToken | undefined): boolean {
  return lexed?.tokenType === token.NumberToken || lexed?.tokenType === token.MalformedNumber;
}

/** Gives a token another type, in the two places where the parser looks for it. */
export function retype(lexed: IToken, type: TokenType): void {
  lexed.tokenType = type;
  lexed.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

const assignTypes = [token.Equals, token.Colon, token.PlusEqual, token.DoubleEqual, token.Arrow];

const valueStarts = new Set<TokenType>([...assignTypes, token.OpenBracket, token.OpenParen, token.Comma]);

const valueEnds = new Set<TokenType>([
  token.Word,
  token.Quoted,
  token.NumberToken,
  token.Heredoc,
  token.Unreadable,
  token.CloseBrace,
  token.CloseBracket,
  token.CloseParen,
]);

const roles: (TokenRole | undefined)[] = [];
for (const [role, types] of [
  ["lineBreak", [token.Newline]],
  ["word", [token.Word]],
  ["assign", assignTypes],
  ["separator", [token.Comma, token.Semicolon]],
  ["opener", [token.OpenBrace, token.OpenBracket, token.OpenParen]],
  ["closer", [token.CloseBrace, token.CloseBracket, token.CloseParen]],
  ["operator", [token.Operator]],
  ["minus", [token.Minus]],
  ["singleQuoted", [token.SingleQuoted]],
  [
    "odd",
    [
      token.ByteOrderMark,
      token.SlashComment,
      token.Stray,
      token.UnterminatedString,
      token.SmartQuoted,
      token.MalformedNumber,
      token.BadHeredoc,
      token.UnterminatedHeredoc,
    ],
  ],
] as const) {
  for (const type of types) roles[type.tokenTypeIdx ?? 0] = role;
}
