import type { IToken } from "chevrotain";
import {
  CloseBrace,
  CloseBracket,
  CloseParen,
  Colon,
  Equals,
  Heredoc,
  Newline,
  OpenBrace,
  PlusEqual,
  Quoted,
  SingleQuoted,
  SmartQuoted,
  UnterminatedHeredoc,
  UnterminatedString,
  Word,
} from "../lexer/tokens.js";

/**
 * The token that closes the string which the token at `index` leaves open, where somebody wrote it over several lines:
 * a lone quote behind lines that begin no item. What stands between is text of that string, and no mistake of its own.
 * Undefined where the next lines read better as lines of their own. The searches of two strings never overlap.
 */
export function continuedStringEnd(tokens: readonly IToken[], index: number): number | undefined {
  const quote = tokens[index]?.image.charAt(0);
  let holdsQuote = false;
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || hasOwnEnd.has(token.tokenType)) return undefined;
    if (token.tokenType === Newline) {
      if (holdsQuote || beginsOwnLine(tokens, at + 1)) return undefined;
      continue;
    }
    if (!strings.has(token.tokenType)) continue;
    holdsQuote = true;
    if (token.tokenType !== UnterminatedString) continue;
    return token.image.charAt(0) === quote && /^.[ \t,)\]}]*$/.test(token.image) ? at : undefined;
  }
  return undefined;
}

const strings = new Set([Quoted, SingleQuoted, UnterminatedString]);
const hasOwnEnd = new Set([Heredoc, UnterminatedHeredoc, SmartQuoted]);
const closers = new Set([CloseBrace, CloseBracket, CloseParen]);
const behindName = new Set([Equals, Colon, PlusEqual, OpenBrace]);

function beginsOwnLine(tokens: readonly IToken[], index: number): boolean {
  const first = tokens[index];
  const second = tokens[index + 1];
  if (first === undefined || closers.has(first.tokenType)) return true;
  return first.tokenType === Word && second !== undefined && behindName.has(second.tokenType);
}
