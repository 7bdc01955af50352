import {
  type Block,
  type Document,
  type DocumentPart,
  type Fragment,
  type Range,
  type SourceToken,
  type StringLiteral,
  sourceRangeOfValue,
  sourceTokens,
} from "@a3s/acl-grammar";
import { type RegexTokenKind, regexTokens } from "@a3s/acl-grammar/regex";
import type { AnalysisRun } from "@a3s/sentry-core";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { isPattern } from "../../syntax/is-pattern.js";
import { childrenOf, type SyntaxNode } from "../../syntax/node-path.js";
import { nameOf, nameRangeOf, type Place, placeOf } from "../../syntax/place.js";
import { contentRange } from "../../syntax/string-source.js";
import { tokensOf } from "../../syntax/tokens-of.js";
import type { SemanticTokenName } from "./legend.js";

export interface SemanticToken {
  /** On one line, and not empty. */
  readonly range: Range;
  readonly type: SemanticTokenName;
  readonly isDeclaration: boolean;
}

const cache = new WeakMap<PolicySyntax, readonly SemanticToken[]>();

/** The tokens of a policy, in source order and without overlaps; made once for each version. In small pieces. */
export function* semanticTokens(snapshot: PolicySyntax): AnalysisRun<readonly SemanticToken[]> {
  const known = cache.get(snapshot);
  if (known !== undefined) return known;
  const tokens = yield* makeTokens(snapshot, { start: 0, end: snapshot.text.length });
  cache.set(snapshot, tokens);
  return tokens;
}

/** Those that touch a stretch of the text. */
export function* semanticTokensIn(snapshot: PolicySyntax, range: Range): AnalysisRun<readonly SemanticToken[]> {
  const tokens = cache.get(snapshot) ?? (yield* makeTokens(snapshot, range));
  return tokens.filter((token) => token.range.start < range.end && range.start < token.range.end);
}

/** The tokens of the whole, or at least of all parts that touch a stretch of it. */
function* makeTokens(snapshot: PolicySyntax, { start, end }: Range): AnalysisRun<readonly SemanticToken[]> {
  const { parts, document } = snapshot.parsed;
  if (parts === undefined) return yield* tokensOfTree(document, tokensOf(snapshot), snapshot.text);
  const tokens: SemanticToken[] = [];
  for (const part of parts) {
    if (part.end < start || part.start > end) continue;
    for (const token of yield* tokensOfPart(part)) tokens.push(token);
    yield;
  }
  return tokens;
}

/** Most parts of a policy are as they were before an edit, at another place. */
const ofFragments = new WeakMap<Fragment, readonly SemanticToken[]>();

function* tokensOfPart({ start, text, delta, fragment }: DocumentPart): AnalysisRun<readonly SemanticToken[]> {
  let tokens = ofFragments.get(fragment);
  if (tokens === undefined) {
    tokens = yield* tokensOfTree(fragment.document, sourceTokens(fragment.text), fragment.text);
    ofFragments.set(fragment, tokens);
  }
  // A fragment may hold more than the part: the brackets of a list that goes over several parts.
  const own = { start: start - delta, end: start - delta + text.length };
  return tokens
    .filter(({ range }) => own.start <= range.start && range.end <= own.end)
    .map((token) => ({ ...token, range: { start: token.range.start + delta, end: token.range.end + delta } }));
}

function* tokensOfTree(
  document: Document,
  source: readonly SourceToken[],
  text: string,
): AnalysisRun<readonly SemanticToken[]> {
  const found: SemanticToken[] = [];
  addComments(source, text, found);
  for (const item of document.items) {
    addNode(item, [document, item], found);
    yield;
  }
  return oneLineEach(text, found);
}

function addNode(node: SyntaxNode, path: readonly SyntaxNode[], found: SemanticToken[]): void {
  addOwn(node, path, found);
  for (const child of childrenOf(node)) addNode(child, [...path, child], found);
}

function addOwn(node: SyntaxNode, path: readonly SyntaxNode[], found: SemanticToken[]): void {
  const add = (range: Range, type: SemanticTokenName, isDeclaration = false) =>
    found.push({ range, type, isDeclaration });
  switch (node.kind) {
    case "block":
      add(node.typeRange, "class");
      addLabels(node, add);
      return;
    case "attribute":
    case "entry":
      add(nameRangeOf(node), "property");
      return;
    case "call":
      add(node.nameRange, "function");
      return;
    case "boolean":
    case "null":
      add(node.range, "keyword");
      return;
    case "number":
      add(node.range, "number");
      return;
    case "word":
      add(node.range, typeOfText(node.value, placeIn(path)) ?? "string");
      return;
    case "string":
      addString(node, placeIn(path), add);
      return;
    default:
  }
}

type Add = (range: Range, type: SemanticTokenName, isDeclaration?: boolean) => void;

function placeIn(path: readonly SyntaxNode[]): Place {
  const [document] = path;
  if (document?.kind !== "document") throw new TypeError("a path begins with the document");
  return placeOf(path, document);
}

function addLabels({ labels }: Block, add: Add): void {
  for (const { range } of labels) add(range, "variable", true);
}

function addString(literal: StringLiteral, place: Place, add: Add): void {
  if (isPattern(place)) {
    addPattern(literal, add);
    return;
  }
  const isRuleName = place.call === undefined && place.field !== undefined && isNameOfRule(place);
  const type = isRuleName ? "variable" : (typeOfText(literal.value, place) ?? "string");
  if (type !== "string") {
    add(literal.range, type, isRuleName);
    return;
  }
  withGaps(literal.range, escapesOf(literal), (range, piece) => add(range, piece === undefined ? "string" : "escape"));
}

function isNameOfRule({ fieldSchema }: Place): boolean {
  return fieldSchema?.type.kind === "string" && fieldSchema.type.format === "rule-name";
}

function typeOfText(text: string, { fieldSchema, field, call }: Place): SemanticTokenName | undefined {
  if (call !== undefined || field === undefined || fieldSchema?.type.kind !== "string") return undefined;
  if (fieldSchema.type.allowed?.some(({ value }) => value === text) !== true) return undefined;
  return nameOf(field) === "on" ? "event" : "enumMember";
}

/** The stretches of the source that stand for another text. */
function escapesOf({ segments, quote }: StringLiteral): readonly { readonly range: Range }[] {
  if (quote === "heredoc") return [];
  return segments
    .filter(({ source, valueStart, valueEnd }) => source.end - source.start !== valueEnd - valueStart)
    .map(({ source }) => ({ range: source }));
}

const regexTypes: Readonly<Record<RegexTokenKind, SemanticTokenName>> = {
  "group-open": "regexGroup",
  "group-close": "regexGroup",
  directive: "regexFlag",
  alternation: "regexOperator",
  "class-open": "regexClass",
  "class-close": "regexClass",
  "class-operator": "regexOperator",
  class: "regexClass",
  quantifier: "regexQuantifier",
  anchor: "regexAnchor",
  escape: "escape",
  range: "regexp",
  literal: "regexp",
  comment: "comment",
};

/** The pieces of a pattern where they stand in the source; between them are quotes, or blanks that mean nothing. */
function addPattern(literal: StringLiteral, add: Add): void {
  const pieces = regexTokens(literal.value).map(({ kind, range: { start, end } }) => ({
    range: sourceRangeOfValue(literal, start, end),
    type: regexTypes[kind],
  }));
  const content = contentRange(literal);
  add({ start: literal.range.start, end: content.start }, "string");
  withGaps(content, mergeLiterals(pieces), (range, piece) => add(range, piece?.type ?? "regexp"));
  add({ start: content.end, end: literal.range.end }, "string");
}

interface Piece {
  readonly range: Range;
  readonly type: SemanticTokenName;
}

/** A word of a pattern is one token, not one for each letter. */
function mergeLiterals(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.type === "regexp" && piece.type === "regexp" && last.range.end === piece.range.start) {
      merged[merged.length - 1] = { type: "regexp", range: { start: last.range.start, end: piece.range.end } };
    } else merged.push(piece);
  }
  return merged;
}

/** Visits pieces of a stretch and what is between them, in order. */
function withGaps<Piece extends { readonly range: Range }>(
  whole: Range,
  pieces: readonly Piece[],
  visit: (range: Range, piece: Piece | undefined) => void,
): void {
  let at = whole.start;
  for (const piece of pieces) {
    const start = Math.max(at, piece.range.start);
    const end = Math.min(whole.end, piece.range.end);
    if (start > at) visit({ start: at, end: start }, undefined);
    if (end > start) visit({ start, end }, piece);
    at = Math.max(at, end);
  }
  if (whole.end > at) visit({ start: at, end: whole.end }, undefined);
}

function addComments(source: readonly SourceToken[], whole: string, found: SemanticToken[]): void {
  for (const { kind, range } of source) {
    if (kind !== "comment") continue;
    const text = whole.slice(range.start, range.end);
    const instruction =
      /^(?:#|\/\/)[ \t]*(?<word>sentry-ignore[ \t]+[\w.]+|expect[ \t]+(?:allow|block|escalate)(?=[ \t]*:))/u.exec(text);
    const word = instruction?.groups?.word;
    const start = word === undefined ? range.end : range.start + text.indexOf(word);
    const pieces = word === undefined ? [] : [{ range: { start, end: start + word.length } }];
    withGaps(range, pieces, (own, piece) =>
      found.push({ range: own, type: piece === undefined ? "comment" : "decorator", isDeclaration: false }),
    );
  }
}

/** In order, cut at line breaks, of two that overlap the first, and none that is nothing but blanks. */
function oneLineEach(text: string, found: readonly SemanticToken[]): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  let behind = 0;
  for (const token of [...found].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
    const { start, end } = token.range;
    if (start < behind) continue;
    behind = end;
    let from = start;
    for (const { index, 0: lineBreak } of text.slice(start, end).matchAll(/[\r\n]+/gu)) {
      if (start + index > from) tokens.push({ ...token, range: { start: from, end: start + index } });
      from = start + index + lineBreak.length;
    }
    if (end > from) tokens.push({ ...token, range: { start: from, end } });
  }
  return tokens.filter(({ range }) => /\S/u.test(text.slice(range.start, range.end)));
}
