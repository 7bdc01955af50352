import type { IToken } from "chevrotain";
import { isBlank } from "../lexer/characters.js";
import { Colon, Equals, OpenBrace, Quoted, SingleQuoted, Word } from "../lexer/tokens.js";

const behindName = new Set([Equals, Colon, OpenBrace, Quoted, SingleQuoted, Word]);

/** Whether the token at `index` is a name with a sign, a brace or a label behind it on its line. */
export function startsItem(tokens: readonly IToken[], index: number): boolean {
  if (tokens[index]?.tokenType !== Word) return false;
  const next = tokens[index + 1];
  return next !== undefined && behindName.has(next.tokenType);
}

/** The number of blanks at the beginning of the line that holds `offset`. */
export function lineIndent(text: string, lineStart: number): number {
  let offset = lineStart;
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset - lineStart;
}
