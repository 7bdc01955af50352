import { parseAcl, type Range, type SourceToken } from "@a3s/acl-grammar";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { lineStartAt } from "../../syntax/lines.js";
import { nodePathAt } from "../../syntax/node-path.js";
import { type Place, placeOf } from "../../syntax/place.js";
import { lastTokenBefore, tokensOf, tokenTouching } from "../../syntax/tokens-of.js";

/** What can be written at the cursor, outside of strings and comments. */
export type CursorPlace =
  /** A name of the body: an attribute or a block. */
  | {
      readonly kind: "name";
      readonly word: Range;
      readonly place: Place;
      /** What stands behind the word on its line, so that it is not written twice. */
      readonly followedBy: "assignment" | "header" | undefined;
      /** An entry stands before it on the line, without a comma. */
      readonly needsComma: number | undefined;
    }
  /** Behind a name of the body that has neither value nor braces yet; `labelled` when a label stands there. */
  | {
      readonly kind: "after-name";
      readonly word: Range;
      readonly place: Place;
      readonly name: string;
      readonly labelled: boolean;
    }
  /** The value of the field of `place`, an item of its list, or an argument of its call. */
  | { readonly kind: "value"; readonly word: Range; readonly place: Place; readonly isArgument: boolean };

/** A name that stands for what may be typed, so that the parser decides where it belongs. */
const placeholder = "x";

export function cursorPlaceAt(snapshot: PolicySyntax, offset: number): CursorPlace {
  const { text } = snapshot;
  const tokens = tokensOf(snapshot);
  const touching = tokenTouching(tokens, offset, ({ kind }) => kind === "word" || kind === "number");
  const word = touching?.range ?? { start: offset, end: offset };
  const before = previous(tokens, lastTokenBefore(tokens, word.start));
  const beforeText = before.token === undefined ? "" : textOfToken(text, before.token);

  if (before.token?.kind === "assignment" && before.sameLine) {
    return { kind: "value", word, place: placeWith(snapshot, word, ""), isArgument: false };
  }
  const sameLine = before.sameLine ? before.token : undefined;
  if (touching?.kind === "number" && beforeText !== "[" && beforeText !== "(") {
    return { kind: "value", word, place: placeWith(snapshot, word, ""), isArgument: false };
  }
  const next = nextOnLine(tokens, word.end);
  const isAssigned = next?.kind === "assignment";
  const place = placeWith(snapshot, word, isAssigned || isHeader(next, text) ? "" : " = 0 ");
  if (beforeText === "(" || place.call !== undefined) {
    return { kind: "value", word, place: placeWith(snapshot, word, ""), isArgument: true };
  }
  if (place.inList) return { kind: "value", word, place, isArgument: false };
  const header = sameLine === undefined ? undefined : headerBefore(tokens, text, before.index);
  if (header !== undefined && !isAssigned) return { kind: "after-name", word, place, ...header };
  return {
    kind: "name",
    word,
    place,
    followedBy: isAssigned ? "assignment" : isHeader(next, text) ? "header" : undefined,
    needsComma:
      place.body.kind === "object" && sameLine !== undefined && isValueEnd(sameLine) ? sameLine.range.end : undefined,
  };
}

/** The place of a word after the parser has seen it there, with what would follow it. */
function placeWith(snapshot: PolicySyntax, word: Range, behind: string): Place {
  const { start, text } = surroundings(snapshot, word);
  const written = snapshot.text.slice(word.start, word.end) || placeholder;
  const before = text.slice(0, word.start - start);
  // Blanks stand for what is left out, so that every offset stays what it is.
  const blanks = start === 0 ? "" : `${" ".repeat(start - 1)}\n`;
  const { document } = parseAcl(`${blanks}${before}${written}${behind}${text.slice(word.end - start)}`);
  const path = nodePathAt(document, word.start);
  // The item that the word itself would begin is what is asked for, not where it is asked.
  const own = path.findIndex(({ kind, range }) => isItem.has(kind) && range.start === word.start);
  const place = placeOf(own >= 0 ? path.slice(0, own) : path, document);
  return place.body === document ? { ...place, body: snapshot.parsed.document } : place;
}

/** How much of a policy is read again at most words, in characters; smaller ones are read again as a whole. */
const enoughText = 20_000;

/**
 * The items of the document around a word: what it means is decided among them, and the parser need not read thousands of
 * others again.
 */
function surroundings({ text, parsed }: PolicySyntax, word: Range): { readonly start: number; readonly text: string } {
  if (text.length <= enoughText) return { start: 0, text };
  const { items } = parsed.document;
  const next = items.findIndex(({ range }) => range.end >= word.start);
  const at = next < 0 ? items.length : next;
  const start = items[at - 2] === undefined ? 0 : lineStartAt(text, items[at - 1]?.range.start ?? 0);
  const end = items[at + 2]?.range.end ?? text.length;
  return { start, text: text.slice(start, Math.max(end, word.end)) };
}

const isItem: ReadonlySet<string> = new Set(["attribute", "entry", "block"]);

interface Previous {
  readonly token: SourceToken | undefined;
  readonly index: number;
  readonly sameLine: boolean;
}

/** The token before, line breaks and comments passed over. */
function previous(tokens: readonly SourceToken[], from: number): Previous {
  let sameLine = true;
  for (let index = from; index >= 0; index--) {
    const token = tokens[index];
    if (token?.kind === "line-break") sameLine = false;
    else if (token?.kind !== "comment") return { token, index, sameLine };
  }
  return { token: undefined, index: -1, sameLine };
}

function nextOnLine(tokens: readonly SourceToken[], offset: number): SourceToken | undefined {
  const token = tokens[lastTokenBefore(tokens, offset) + 1];
  return token === undefined || token.kind === "line-break" || token.kind === "comment" ? undefined : token;
}

/** What stands behind the type of a block: its label or its brace. */
function isHeader(token: SourceToken | undefined, text: string): boolean {
  return token !== undefined && (token.kind === "string" || textOfToken(text, token) === "{");
}

function isValueEnd({ kind }: SourceToken): boolean {
  return kind === "string" || kind === "word" || kind === "number" || kind === "close";
}

/** The name, perhaps with a label, that ends at a token and has no value yet. */
function headerBefore(
  tokens: readonly SourceToken[],
  text: string,
  index: number,
): { readonly name: string; readonly labelled: boolean } | undefined {
  const last = tokens[index];
  if (last === undefined) return undefined;
  if (last.kind === "string") {
    const before = previous(tokens, index - 1);
    if (before.token?.kind !== "word" || !before.sameLine || !beginsItem(tokens, text, before.index)) return undefined;
    return { name: textOfToken(text, before.token), labelled: true };
  }
  if (last.kind !== "word" || !beginsItem(tokens, text, index)) return undefined;
  return { name: textOfToken(text, last), labelled: false };
}

function beginsItem(tokens: readonly SourceToken[], text: string, index: number): boolean {
  const { token, sameLine } = previous(tokens, index - 1);
  if (token === undefined || !sameLine) return true;
  return (
    textOfToken(text, token) === "{" || token.kind === "comma" || token.kind === "close" || token.kind === "string"
  );
}

function textOfToken(text: string, { range }: SourceToken): string {
  return text.slice(range.start, range.end);
}
