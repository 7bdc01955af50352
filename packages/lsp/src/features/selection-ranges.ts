import { type Range, type StringLiteral, sourceRangeOfValue } from "@a3s/acl-grammar";
import { parseRegex, regexTokens, walkRegex } from "@a3s/acl-grammar/regex";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import { isPattern } from "../syntax/is-pattern.js";
import { nodePathAt, type SyntaxNode } from "../syntax/node-path.js";
import { nameRangeOf, placeOf } from "../syntax/place.js";
import { contentRange, valueOffsetAt } from "../syntax/string-source.js";
import { tokensOf, tokenTouching } from "../syntax/tokens-of.js";

/**
 * What to select when a selection grows from an offset, the smallest first: each holds the one before it, and the last is
 * the whole text. Goes down to the pieces of patterns.
 */
export function selectionRanges(snapshot: PolicySyntax, offset: number): readonly Range[] {
  const { document } = snapshot.parsed;
  const path = nodePathAt(document, offset);
  const node = path.at(-1);
  const token = tokenTouching(tokensOf(snapshot), offset, ({ kind }) => kind !== "line-break");
  const candidates: Range[] = [];
  if (token !== undefined) candidates.push(token.range);
  if (node?.kind === "string") {
    candidates.push(contentRange(node));
    if (isPattern(placeOf(path, document))) candidates.push(...pieces(node, offset));
  }
  for (const ancestor of path) candidates.push(...rangesOf(ancestor));
  candidates.push({ start: 0, end: snapshot.text.length });
  return nested(candidates, offset);
}

function rangesOf(node: SyntaxNode): readonly Range[] {
  if (node.kind === "attribute" || node.kind === "entry") return [nameRangeOf(node), node.range];
  const isBody = node.kind === "block" || node.kind === "object" || node.kind === "list" || node.kind === "call";
  if (!isBody || node.closeRange === undefined) return [node.range];
  return [{ start: node.openRange.end, end: node.closeRange.start }, node.range];
}

/** The pieces of a pattern around an offset; of a broken one its token. */
function pieces(literal: StringLiteral, offset: number): readonly Range[] {
  const at = valueOffsetAt(literal, offset);
  const found: Range[] = [];
  const { tree, pattern } = parseRegex(literal.value);
  if (tree === undefined) found.push(...regexTokens(pattern).map(({ range }) => range));
  // A single letter is no step that anybody wants; the run of letters that it stands in is.
  else walkRegex(tree, ({ kind, range }) => void (kind === "literal" || found.push(range)));
  return found
    .filter(({ start, end }) => start <= at && at <= end)
    .map(({ start, end }) => sourceRangeOfValue(literal, start, end));
}

/** Those that hold the offset, from small to large; what only overlaps the one before it is left out. */
function nested(candidates: readonly Range[], offset: number): readonly Range[] {
  const sorted = candidates
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const chain: Range[] = [];
  for (const range of sorted) {
    const last = chain.at(-1);
    const isLarger = last === undefined || (range.start <= last.start && last.end <= range.end && !isSame(range, last));
    if (isLarger) chain.push(range);
  }
  return chain.length === 0 ? [{ start: offset, end: offset }] : chain;
}

function isSame(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}
