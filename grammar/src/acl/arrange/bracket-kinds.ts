import type { IToken } from "chevrotain";
import {
  BadHeredoc,
  CloseBrace,
  CloseBracket,
  CloseParen,
  OpenBrace,
  OpenBracket,
  OpenParen,
  SlashComment,
  UnterminatedString,
} from "../lexer/tokens.js";

export type BracketKind = "{" | "[" | "(";

export interface Bracket {
  readonly kind: BracketKind;
  readonly opens: boolean;
}

/** The bracket that a token is, if it is one. */
export function bracketOf(token: IToken): Bracket | undefined {
  return brackets[token.tokenTypeIdx ?? 0];
}

export const closingText: Readonly<Record<BracketKind, string>> = { "{": "}", "[": "]", "(": ")" };

export const closingType = { "{": CloseBrace, "[": CloseBracket, "(": CloseParen } as const;

/** Whether a syntax error in this token took the rest of its line, closing brackets included. */
export function swallowsLine(token: IToken): boolean {
  return token.tokenType === UnterminatedString || token.tokenType === SlashComment || token.tokenType === BadHeredoc;
}

// Indexed by token type, for every token of a text is looked up.
const brackets: (Bracket | undefined)[] = [];
for (const [type, kind, opens] of [
  [OpenBrace, "{", true],
  [CloseBrace, "{", false],
  [OpenBracket, "[", true],
  [CloseBracket, "[", false],
  [OpenParen, "(", true],
  [CloseParen, "(", false],
] as const) {
  brackets[type.tokenTypeIdx ?? 0] = { kind, opens };
}
