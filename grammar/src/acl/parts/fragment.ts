import type { IToken } from "chevrotain";
import type { Diagnostic } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import { utf8Length } from "../../source/utf8.js";
import { bracketOf, swallowsLine } from "../arrange/bracket-kinds.js";
import { isUnterminatedComment } from "../arrange/comment-findings.js";
import { understandBrackets } from "../arrange/understand-brackets.js";
import type { Document } from "../ast.js";
import { tokenLimitFinding } from "../check-limits.js";
import { decodeSource } from "../decode-source.js";
import { isError, reportFindings } from "../findings.js";
import { type LexedSource, tokenize } from "../lexer/tokenize.js";
import { Comma, Newline, OpenParen, UnterminatedHeredoc, UnterminatedString } from "../lexer/tokens.js";
import type { AclLimits } from "../limits.js";
import { parseTokens } from "../parse-tokens.js";
import { noComments } from "../parser/nodes.js";
import { listEnd, listStart, type PartOfList } from "./document-part.js";

/** A part of a document, parsed as if it were all there is. All offsets count in its own text. It never changes. */
export interface Fragment {
  readonly text: string;
  /** Its length in UTF-8. */
  readonly bytes: number;
  readonly document: Document;
  /** The gravest, as many as a document may have. */
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: FragmentFacts;
  /** A single sound block and nothing to report, as most parts are: nothing in it concerns others. */
  readonly isPlain: boolean;
}

/** What decides whether a part means the same between others as it does alone. */
export interface FragmentFacts {
  /** How many findings there are, those included that are beyond the limit. */
  readonly findings: number;
  readonly hasError: boolean;
  readonly items: number;
  /** Cut out of a list from which it does not come apart so. */
  readonly isLoose: boolean;
  /** The names of attributes, which may be set but once in a document. */
  readonly attributes: readonly string[];
  readonly deepest: number;
  /** How many more brackets are opened than closed. */
  readonly rise: number;
  /**
   * `sound`: every bracket has its partner. `open`: some are not closed, but every closing one has its own. `wild`: a
   * closing bracket has none, and could find one elsewhere.
   */
  readonly brackets: "sound" | "open" | "wild";
  readonly hasOpenParen: boolean;
  readonly openStrings: number;
  /** Holds what may take closing brackets of its line with it. */
  readonly swallows: boolean;
  readonly hasOpenStringOnFirstLine: boolean;
  /** A comment or heredoc without end would take what follows with it. */
  readonly takesRest: boolean;
}

/** Parses a part; undefined where it is beyond a limit, about which only the whole document can say what is to be said. */
export function parseFragment(text: string, limits: AclLimits, list?: PartOfList): Fragment | undefined {
  if (decodeSource(text).fault !== undefined) return undefined;
  const lexed = tokenize(text);
  if (tokenLimitFinding(text, lexed, limits) !== undefined) return undefined;
  // Before parsing, which gives tokens other types.
  const facts = factsOf(text, lexed, list);
  const parsed = parseTokens(text, lexed, limits);
  if (parsed.kind === "refusal") return undefined;
  const { document, findings } = parsed;
  const { diagnostics } = reportFindings(findings, limits.diagnostics);
  const names = document.items.flatMap((item) => (item.kind === "attribute" ? [item.name] : []));
  // The attribute of a list is named where the list begins.
  const attributes = list?.from === undefined ? names : names.slice(1);
  const isLoose =
    facts.isLoose ||
    (list !== undefined &&
      (findings.some(({ range }) => isOutside(range, text, list)) ||
        ((findings.length > 0 || facts.brackets !== "sound") && !holdsObjectsOnly(document, lexed.tokens, list))));
  const items = countItems(document, list);
  const isPlain =
    facts.brackets === "sound" &&
    facts.deepest <= plainDepth &&
    findings.length === 0 &&
    items === 1 &&
    !isLoose &&
    attributes.length === 0 &&
    document.comments === noComments;
  return {
    text,
    bytes: utf8Length(text),
    document,
    diagnostics,
    facts: { ...facts, isLoose, items, attributes, findings: findings.length, hasError: findings.some(isError) },
    isPlain,
  };
}

/** How deep brackets are nested at most in a part that is plain. */
export const plainDepth = 8;

/** Whether a finding stands in what was written around a part of a list. */
function isOutside({ start, end }: Range, text: string, { from, to }: PartOfList): boolean {
  return start < listStart(from).length || (to !== undefined && end > text.length - listEnd.length);
}

/**
 * Whether nothing but objects and commas stands in the list of a part. Anything else may be taken together with what
 * follows it on later lines.
 */
function holdsObjectsOnly({ items }: Document, tokens: readonly IToken[], { from }: PartOfList): boolean {
  const attribute = from === undefined ? items[items.length - 1] : items[0];
  if (attribute?.kind !== "attribute" || attribute.value.kind !== "list") return false;
  const { openRange, closeRange, items: objects } = attribute.value;
  if (closeRange === undefined) return false;
  let next = 0;
  for (const { startOffset, tokenType } of tokens) {
    if (startOffset < openRange.end || startOffset >= closeRange.start) continue;
    if (tokenType === Newline || tokenType === Comma) continue;
    while ((objects[next]?.range.end ?? Number.POSITIVE_INFINITY) <= startOffset) next++;
    const object = objects[next];
    if (object?.kind !== "object" || startOffset < object.range.start) return false;
  }
  return true;
}

/** The items of the document, or for a part of a list those and the objects of the list. */
function countItems({ items }: Document, list: PartOfList | undefined): number {
  if (list === undefined) return items.length;
  return items.reduce(
    (sum, item) => sum + (item.kind === "attribute" && item.value.kind === "list" ? item.value.items.length : 1),
    0,
  );
}

function factsOf(
  text: string,
  lexed: LexedSource,
  list: PartOfList | undefined,
): Omit<FragmentFacts, "attributes" | "findings" | "hasError" | "items"> {
  const { tokens } = lexed;
  const openStrings = tokens.filter(({ tokenType }) => tokenType === UnterminatedString);
  return {
    ...depthOf(tokens),
    ...bracketsOf(text, lexed, list),
    openStrings: openStrings.length,
    hasOpenStringOnFirstLine: list?.from === undefined ? hasOpenStringOnFirstLine(tokens) : openStrings.length > 0,
    swallows: tokens.some(swallowsLine),
    takesRest:
      tokens[tokens.length - 1]?.tokenType === UnterminatedHeredoc || lexed.comments.some(isUnterminatedComment),
  };
}

function depthOf(tokens: readonly IToken[]): Pick<FragmentFacts, "deepest" | "rise"> {
  let rise = 0;
  let deepest = 0;
  for (const token of tokens) {
    const bracket = bracketOf(token);
    if (bracket === undefined) continue;
    rise += bracket.opens ? 1 : -1;
    deepest = Math.max(deepest, rise);
  }
  return { deepest, rise };
}

function bracketsOf(
  text: string,
  { tokens, comments }: LexedSource,
  list: PartOfList | undefined,
): Pick<FragmentFacts, "brackets" | "hasOpenParen" | "isLoose"> {
  const repair = understandBrackets(text, tokens, comments);
  if (repair === undefined) return { brackets: "sound", hasOpenParen: false, isLoose: false };
  const { matches, plan } = repair;
  const isMatched = tokens.every((token, index) => {
    const bracket = bracketOf(token);
    if (bracket === undefined || bracket.opens) return true;
    const partner = tokens[matches.partners.get(index) ?? -1];
    return partner !== undefined && bracketOf(partner)?.kind === bracket.kind;
  });
  const brackets = isMatched && matches.strays.size === 0 ? "open" : "wild";
  // What is open where a part of a list was cut off would take in what follows.
  const isOpenAtCut = list?.to !== undefined && plan.insertions.has(tokens.length - 2);
  return {
    brackets,
    isLoose: list !== undefined && (brackets === "wild" || isOpenAtCut),
    hasOpenParen: plan.openAtEnd.some((index) => tokens[index]?.tokenType === OpenParen),
  };
}

function hasOpenStringOnFirstLine(tokens: readonly IToken[]): boolean {
  const first = tokens.findIndex(({ tokenType }) => tokenType !== Newline);
  for (let at = first; at >= 0 && at < tokens.length && tokens[at]?.tokenType !== Newline; at++) {
    if (tokens[at]?.tokenType === UnterminatedString) return true;
  }
  return false;
}
