import fc from "fast-check";
import { expect, test } from "vitest";
import { collectComments } from "../../src/format/collect-comments.js";
import type { Item, Range, Value } from "../../src/index.js";
import { parseAcl } from "../../src/index.js";
import { arbitraryDocument } from "../support/arbitrary-document.js";
import { loadAclGrammar, tokenize } from "./tokenize.js";

const quotes = new Set(['"', "'", "("]);

test("comments, strings and heredocs are where the parser has them", async () => {
  const grammar = await loadAclGrammar();
  fc.assert(
    fc.property(arbitraryDocument(), (source) => {
      const { document } = parseAcl(source);
      const expected = new Array<string>(source.length).fill(".");
      const mark = (range: Range, kind: string): void => {
        expected.fill(kind, range.start, range.end);
      };
      markItems(source, document.items, mark);
      // Comments last: one may stand within the parentheses of a key.
      for (const comment of collectComments(document)) mark(comment.range, "c");

      const found = new Array<string>(source.length).fill(".");
      for (const token of tokenize(grammar, source)) found.fill(kindOf(token.scopes), token.start, token.end);

      expect(masked(source, found)).toBe(masked(source, expected));
    }),
    { numRuns: 250 },
  );
});

type Mark = (range: Range, kind: string) => void;

function markItems(source: string, items: readonly Item[], mark: Mark): void {
  for (const item of items) {
    if (item.kind === "attribute") markValue(source, item.value, mark);
    if (item.kind !== "block") continue;
    for (const label of item.labels) if (label.quoted) mark(label.range, "s");
    markItems(source, item.items, mark);
  }
}

function markValue(source: string, value: Value, mark: Mark): void {
  if (value.kind === "string") mark(value.range, value.quote === "heredoc" ? "h" : "s");
  if (value.kind === "list") for (const item of value.items) markValue(source, item, mark);
  if (value.kind === "call") for (const argument of value.args) markValue(source, argument, mark);
  if (value.kind !== "object") return;
  for (const entry of value.entries) {
    if (entry.keyKind !== "identifier" && quotes.has(source[entry.keyRange.start] ?? ""))
      markKey(source, entry.keyRange, mark);
    markValue(source, entry.value, mark);
  }
}

/** A key without the parentheses and blanks that may be around it. */
function markKey(source: string, range: Range, mark: Mark): void {
  let { start, end } = range;
  while (start < end && /[(\s]/.test(source[start] ?? "")) start += 1;
  while (end > start && /[)\s]/.test(source[end - 1] ?? "")) end -= 1;
  mark({ start, end }, "s");
}

function kindOf(scopes: readonly string[]): string {
  if (scopes.some((scope) => scope.startsWith("comment."))) return "c";
  if (scopes.some((scope) => scope.startsWith("string.quoted."))) return "s";
  return scopes.some((scope) => scope.startsWith("string.unquoted.heredoc")) ? "h" : ".";
}

/** The kinds with the source beside them; line breaks have none, for a TextMate grammar sees single lines. */
function masked(source: string, kinds: readonly string[]): string {
  const lines: string[] = [];
  let start = 0;
  for (const match of [...source.matchAll(/\r\n|\r|\n/g), undefined]) {
    const end = match?.index ?? source.length;
    lines.push(`${source.slice(start, end)}\n${kinds.slice(start, end).join("")}`);
    start = end + (match?.[0].length ?? 0);
  }
  return lines.join("\n");
}
