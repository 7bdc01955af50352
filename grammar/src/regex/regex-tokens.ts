import { type IToken, Lexer } from "chevrotain";
import type { Range } from "../source/range.js";
import { checkText } from "./checks/check-text.js";
import * as lexed from "./lexer/tokens.js";
import { lexerDefinition } from "./lexer/tokens.js";
import { isToken } from "./parser/is-token.js";

export type RegexTokenKind =
  /** `(`, or the whole head of a group. */
  | "group-open"
  | "group-close"
  /** `(?i)` and its like. */
  | "directive"
  | "alternation"
  /** `[`, with the `^` and the leading dashes that belong to it. */
  | "class-open"
  | "class-close"
  /** `&&`, `--` and `~~`. */
  | "class-operator"
  /** A name for a set of characters: `\d`, `\p{Greek}`, `[:alpha:]`, and the dot. */
  | "class"
  | "quantifier"
  /** What matches a place and no character: `^`, `$`, `\b`, `\A`. */
  | "anchor"
  /** A character written with a backslash. */
  | "escape"
  /** A range of characters in a class. */
  | "range"
  | "literal"
  /** From `#` to the end of the line, under the flag `x`. */
  | "comment";

export interface RegexToken {
  readonly kind: RegexTokenKind;
  readonly range: Range;
  /** It stands between the brackets of a class. */
  readonly inClass: boolean;
}

let lexer: Lexer | undefined;

/**
 * The tokens of a pattern, for those who colour it or complete it: also of a pattern that is wrong or not finished. In
 * their order and without overlaps; blanks that the flag `x` takes out are in no token. Takes time in proportion to the
 * length. None for a pattern that is too long or has half a surrogate pair.
 */
export function regexTokens(pattern: string): readonly RegexToken[] {
  if (checkText(pattern) !== undefined) return [];
  lexer ??= new Lexer(lexerDefinition, { positionTracking: "onlyOffset" });
  const found: RegexToken[] = [];
  let classDepth = 0;
  let behind = 0;
  for (const token of lexer.tokenize(pattern).tokens) {
    const range = { start: token.startOffset, end: token.startOffset + token.image.length };
    if (range.start > behind) found.push(...commentsBetween(pattern, behind, range.start));
    behind = range.end;
    const kind = kindOf(token);
    if (kind === "class-close") classDepth--;
    found.push({ kind, range, inClass: classDepth > 0 });
    if (kind === "class-open") classDepth++;
  }
  found.push(...commentsBetween(pattern, behind, pattern.length));
  return found;
}

function kindOf(token: IToken): RegexTokenKind {
  for (const [type, kind] of plainKinds) if (isToken(token, type)) return kind;
  return kindOfNode(nodeOf(token)?.kind, token.image);
}

const plainKinds = [
  [lexed.GroupOpen, "group-open"],
  [lexed.GroupClose, "group-close"],
  [lexed.Directive, "directive"],
  [lexed.Bar, "alternation"],
  [lexed.ClassOpen, "class-open"],
  [lexed.ClassClose, "class-close"],
  [lexed.SetOperator, "class-operator"],
  [lexed.AsciiClass, "class"],
  [lexed.Dot, "class"],
  [lexed.Repeat, "quantifier"],
  [lexed.Caret, "anchor"],
  [lexed.Dollar, "anchor"],
] as const;

function kindOfNode(node: string | undefined, image: string): RegexTokenKind {
  if (node === "assertion") return "anchor";
  if (node === "perl-class" || node === "unicode-class") return "class";
  if (node === "range") return "range";
  return image.startsWith("\\") ? "escape" : "literal";
}

function nodeOf(token: IToken): { readonly kind: string } | undefined {
  return (token.payload as { readonly value?: { readonly kind: string } } | undefined)?.value;
}

/** What the lexer left out between two tokens is blanks and comments, or nothing that a pattern can hold. */
function commentsBetween(pattern: string, start: number, end: number): readonly RegexToken[] {
  const gap = pattern.slice(start, end);
  if (!gap.includes("#")) return [];
  return [...gap.matchAll(/#[^\n]*/g)].map(({ index, 0: text }) => ({
    kind: "comment" as const,
    range: { start: start + index, end: start + index + text.length },
    inClass: false,
  }));
}
