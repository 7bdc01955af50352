import type { IToken } from "chevrotain";
import { bracketOf } from "../arrange/bracket-kinds.js";
import { type BracketRepair, understandBrackets } from "../arrange/understand-brackets.js";
import { tokenLimitFinding } from "../check-limits.js";
import { isBlank, isLineBreak } from "../lexer/characters.js";
import { tokenize } from "../lexer/tokenize.js";
import {
  ByteOrderMark,
  CloseBracket,
  Colon,
  Comma,
  Equals,
  endOf,
  Newline,
  OpenBrace,
  OpenBracket,
  Quoted,
  Semicolon,
  SingleQuoted,
  SlashComment,
  SmartQuoted,
  Stray,
  UnterminatedString,
  Word,
} from "../lexer/tokens.js";
import type { AclLimits } from "../limits.js";

/** A place at which a text can be cut into parts that are parsed each by itself. */
export interface Cut {
  readonly offset: number;
  /** What opens the list between whose objects the cut is; undefined between items of the document. */
  readonly list: string | undefined;
}

/**
 * The cuts of a text in order; or that it begins within a list that turns out to be none that can be cut, or that it is
 * beyond a limit, where nobody may think about its brackets.
 */
export type Cuts = readonly Cut[] | "not a list" | "beyond a limit";

/** A list that is being walked. */
interface OpenList {
  readonly opening: string;
  /** Which of the tokens its bracket is. */
  readonly bracket: number;
  /** How many cuts there were before it. */
  readonly cutsBefore: number;
}

/**
 * Finds where a text can be cut, its start not included. A part begins behind the line on which the item before it ends,
 * so that the comments above an item are in its part; it must begin, comments aside, with a name and a sign, a brace or a
 * string on the same line, for there recovery finds its feet again whatever comes before. A list that stands over several
 * lines and holds objects is cut behind lines that end with a comma, before lines that begin with an object.
 *
 * Where the text begins within a list, `inherited` characters of it are the opening of that list and a line break.
 */
export function cutsOf(text: string, inherited: number, limits: AclLimits): Cuts {
  const lexed = tokenize(text);
  if (tokenLimitFinding(text, lexed, limits) !== undefined) return "beyond a limit";
  const { tokens } = lexed;
  const repair = understandBrackets(text, tokens, lexed.comments);
  const cuts: Cut[] = [];
  let depth = 0;
  let list: OpenList | undefined;
  /** Behind the line of the token before, where what follows on later lines may be another part. */
  let candidate: number | undefined;
  let before: IToken | undefined;
  let isLineOdd = false;
  let hasItem = false;

  /** Whether what began before the text is still sound. */
  function endList(isCuttable: boolean): boolean {
    const ended = list;
    list = undefined;
    if (ended === undefined || isCuttable) return true;
    cuts.length = ended.cutsBefore;
    return inherited === 0 || ended.bracket > 2;
  }

  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === ByteOrderMark) continue;
    depth -= repair?.plan.insertions.get(index)?.length ?? 0;
    if (list !== undefined && index > list.bracket && depth < 1 && !endList(false)) return "not a list";
    if (token.tokenType === Newline) {
      if (before !== undefined && before.tokenType !== Newline && (list !== undefined || !isLineOdd)) {
        const endsPart = list === undefined || endsEntry(text, tokens, index);
        candidate = endsPart ? endOf(token) : undefined;
      }
      before = token;
      isLineOdd = false;
      continue;
    }
    // A part begins with the list, so that none has to do with two of them.
    let isPartStart = !hasItem;
    hasItem = true;
    before = token;
    if (candidate !== undefined) {
      if (depth === 0 && beginsPart(tokens, index)) {
        cuts.push({ offset: candidate - inherited, list: undefined });
        isPartStart = true;
      }
      if (depth === 1 && list !== undefined && token.tokenType === OpenBrace) {
        cuts.push({ offset: candidate - inherited, list: list.opening });
      }
    }
    candidate = undefined;
    if (depth === 0 && isPartStart) {
      const opening = listOpening(text, tokens, index);
      if (opening !== undefined) list = { opening, bracket: index + 2, cutsBefore: cuts.length };
    }
    const change = depthChange(token, index, repair);
    if (oddTypes.has(token.tokenType) || (change === 0 && bracketOf(token) !== undefined)) isLineOdd = true;
    depth += change;
    if (list !== undefined && depth < 1 && index > list.bracket) {
      if (!endList(token.tokenType === CloseBracket && endsLine(text, tokens, index))) return "not a list";
    }
  }
  return endList(false) ? cuts : "not a list";
}

/** 0 for what is no bracket, and for one that recovery drops. */
function depthChange(token: IToken, index: number, repair: BracketRepair | undefined): number {
  const bracket = bracketOf(token);
  if (bracket === undefined) return 0;
  if (bracket.opens) return 1;
  return repair === undefined || repair.matches.partners.has(index) ? -1 : 0;
}

/** Whether the token at an index, the first of its line, is one that recovery takes for the beginning of an item. */
function beginsPart(tokens: readonly IToken[], index: number): boolean {
  const next = tokens[index + 1];
  return tokens[index]?.tokenType === Word && next !== undefined && behindName.has(next.tokenType);
}

/** What decides to which item a comment belongs, or is in no item. The line with it is not the last of a part. */
const oddTypes = new Set([Comma, Semicolon, SlashComment, Stray, SmartQuoted]);

const behindName = new Set([Equals, Colon, OpenBrace, Quoted, SingleQuoted]);

/** The line up to the bracket, where a list of objects on lines of their own begins with the token at an index. */
function listOpening(text: string, tokens: readonly IToken[], index: number): string | undefined {
  const [name, sign, bracket, lineBreak] = tokens.slice(index, index + 4);
  if (name === undefined || bracket === undefined || name.tokenType !== Word) return undefined;
  if (sign?.tokenType !== Equals && sign?.tokenType !== Colon) return undefined;
  if (bracket.tokenType !== OpenBracket || lineBreak?.tokenType !== Newline) return undefined;
  let next = index + 4;
  while (tokens[next]?.tokenType === Newline) next++;
  if (tokens[next]?.tokenType !== OpenBrace) return undefined;
  let start = name.startOffset;
  while (isBlank(text.charCodeAt(start - 1))) start--;
  if (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) return undefined;
  const opening = text.slice(start, endOf(bracket));
  // Without a comment between, which would be one of every part.
  return /[#/\r\n]/.test(opening) ? undefined : opening;
}

/**
 * Whether the line that the token at an index breaks ends an object of a list: with a comma, and perhaps a comment behind
 * it, or in a string that lost both. Behind a comma alone on its line, a comment would be one of the next object.
 */
function endsEntry(text: string, tokens: readonly IToken[], index: number): boolean {
  const last = tokens[index - 1];
  const lineBreak = tokens[index];
  if (last === undefined || lineBreak === undefined) return false;
  if (last.tokenType !== Comma && last.tokenType !== UnterminatedString) return false;
  const lineEnd = lineBreak.startOffset;
  if (!/^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(endOf(last), lineEnd))) return false;
  let entry = index - 1;
  while (tokens[entry]?.tokenType === Comma) entry--;
  const end = tokens[entry];
  return end !== undefined && end.tokenType !== Newline && !/[\r\n]/.test(text.slice(endOf(end), lineEnd));
}

/** Whether nothing, not even a comment, stands behind the token at an index on its line. */
function endsLine(text: string, tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || (next !== undefined && next.tokenType !== Newline)) return false;
  return text.slice(endOf(token), next?.startOffset ?? text.length).trim() === "";
}
