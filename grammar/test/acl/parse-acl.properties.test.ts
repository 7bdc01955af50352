import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeTokens } from "../../src/acl/arrange/arrange-tokens.js";
import { tokenize } from "../../src/acl/lexer/tokenize.js";
import { endOf } from "../../src/acl/lexer/tokens.js";
import { childrenOf, parseAcl, toPlain } from "../../src/index.js";
import { anyText } from "../support/any-text.js";
import { nodesOf } from "./nodes-of.js";

const runs = { numRuns: 1000 };
const limits = { diagnostics: 10_000 };

describe("any text", () => {
  it("is parsed, the same each time, from text and from bytes", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseAcl(text, { limits });
        expect(parseAcl(text, { limits })).toEqual(parsed);
        JSON.stringify(toPlain(parsed.document));
        if (parsed.diagnostics[0]?.code === "acl.lex.invalid_encoding") return;
        expect(parseAcl(new TextEncoder().encode(text), { limits })).toEqual(parsed);
      }),
      runs,
    );
  });

  it("is covered by its tokens and comments", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens, comments } = tokenize(text);
        const all = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
        let end = 0;
        for (const token of all) {
          expect(text.slice(end, token.startOffset)).toMatch(/^[ \t]*$/);
          expect(text.slice(token.startOffset, endOf(token))).toBe(token.image);
          end = endOf(token);
        }
        expect(text.slice(end)).toMatch(/^[ \t]*$/);
      }),
      runs,
    );
  });

  it("gives nodes that nest and findings that lie in it, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { document, diagnostics } = parseAcl(text, { limits });
        for (const node of nodesOf(document)) {
          let end = node.range.start;
          for (const child of childrenOf(node)) {
            expect(child.range.start).toBeGreaterThanOrEqual(end);
            expect(child.range.end).toBeGreaterThanOrEqual(child.range.start);
            end = child.range.end;
          }
          expect(end).toBeLessThanOrEqual(node.range.end);
        }
        let last = 0;
        for (const { range, fixes = [] } of diagnostics) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
          last = range.start;
          for (const { edits } of fixes) {
            const ends = edits.map((edit) => edit.range.end);
            for (const [index, edit] of edits.slice(1).entries()) {
              expect(edit.range.start).toBeGreaterThanOrEqual(ends[index] ?? 0);
            }
          }
        }
      }),
      runs,
    );
  });

  it("loses no comment and doubles none", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseAcl(text, { limits });
        if (parsed.diagnostics[0]?.code === "acl.lex.invalid_encoding") return;
        const held = nodesOf(parsed.document)
          .flatMap(({ comments }) => [...comments.leading, ...comments.trailing, ...comments.dangling])
          .map(({ range }) => range.start);
        const written = arrangeTokens(text, tokenize(text), []).comments.map(({ startOffset }) => startOffset);
        expect(held.sort((a, b) => a - b)).toEqual(written);
      }),
      runs,
    );
  });

  it("has strings whose segments lead back to their source", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const node of nodesOf(parseAcl(text, { limits }).document)) {
          if (node.kind !== "string") continue;
          let end = 0;
          for (const { valueStart, valueEnd, source } of node.segments) {
            expect(valueStart).toBe(end);
            end = valueEnd;
            const written = text.slice(source.start, source.end);
            const value = node.value.slice(valueStart, valueEnd);
            if (written.length === value.length) expect(value).toBe(written.replaceAll("\r", "\n"));
          }
          expect(end).toBe(node.value.length);
        }
      }),
      runs,
    );
  });

  it("has a finding for every error of recovery", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { document, diagnostics } = parseAcl(text, { limits });
        const isBroken = nodesOf(document).some(
          (node) => node.kind === "bad" || node.kind === "missing" || ("incomplete" in node && node.incomplete),
        );
        if (isBroken) expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      }),
      runs,
    );
  });
});
