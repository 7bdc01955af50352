import type { IToken } from "chevrotain";
import { bracketOf } from "../arrange/bracket-kinds.js";
import { type BracketRepair, understandBrackets } from "../arrange/understand-brackets.js";
import type { LexedSource } from "../lexer/tokenize.js";
import {
  ByteOrderMark,
  Colon,
  Comma,
  Equals,
  endOf,
  Newline,
  OpenBrace,
  Quoted,
  Semicolon,
  SingleQuoted,
  SlashComment,
  SmartQuoted,
  Stray,
  Word,
} from "../lexer/tokens.js";

/**
 * The offsets at which a text can be cut into parts that are parsed each by itself, the start not included. A part begins
 * behind the line on which the item before it ends, so that the comments above an item are in its part; it must begin,
 * comments aside, with a name and a sign, a brace or a string on the same line, for there recovery finds its feet again
 * whatever comes before.
 */
export function partStarts(text: string, lexed: LexedSource): readonly number[] {
  const { tokens } = lexed;
  const repair = understandBrackets(text, tokens, lexed.comments);
  const starts: number[] = [];
  let depth = 0;
  /** Behind the line of the token before, where what follows on later lines may be another part. */
  let candidate: number | undefined;
  let before: IToken | undefined;
  let isLineOdd = false;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === ByteOrderMark) continue;
    depth -= repair?.plan.insertions.get(index)?.length ?? 0;
    if (token.tokenType === Newline) {
      if (before !== undefined && before.tokenType !== Newline && !isLineOdd) candidate = endOf(token);
      before = token;
      isLineOdd = false;
      continue;
    }
    before = token;
    if (candidate !== undefined && depth === 0 && beginsPart(tokens, index)) starts.push(candidate);
    candidate = undefined;
    const change = depthChange(token, index, repair);
    if (oddTypes.has(token.tokenType) || (change === 0 && bracketOf(token) !== undefined)) isLineOdd = true;
    depth += change;
  }
  return starts;
}

/** 0 for what is no bracket, and for one that recovery drops. */
function depthChange(token: IToken, index: number, repair: BracketRepair | undefined): number {
  const bracket = bracketOf(token);
  if (bracket === undefined) return 0;
  if (bracket.opens) return 1;
  return repair === undefined || repair.matches.partners.has(index) ? -1 : 0;
}

/** Whether the token at an index, the first of its line, is one that recovery takes for the beginning of an item. */
export function beginsPart(tokens: readonly IToken[], index: number): boolean {
  const next = tokens[index + 1];
  return tokens[index]?.tokenType === Word && next !== undefined && behindName.has(next.tokenType);
}

/** What decides to which item a comment belongs, or is in no item. The line with it is not the last of a part. */
const oddTypes = new Set([Comma, Semicolon, SlashComment, Stray, SmartQuoted]);

const behindName = new Set([Equals, Colon, OpenBrace, Quoted, SingleQuoted]);
