import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectComments } from "../../src/format/collect-comments.js";
import type { Comment, TextEdit } from "../../src/index.js";
import { formatAcl, formatEdits, parseAcl, toPlain } from "../../src/index.js";
import { arbitraryDocument } from "../support/arbitrary-document.js";

const runs = { numRuns: 400 };

function format(source: string): string {
  const result = formatAcl(parseAcl(source));
  if (!result.formatted) throw new Error(result.reason);
  return result.text;
}

function commentsOf(source: string): string[] {
  return collectComments(parseAcl(source).document).map(({ style, text }: Comment) =>
    style === "/*" ? text.replace(/\r\n?/g, "\n") : text.replace(/[ \t]+$/, ""),
  );
}

/** Applies edits that are in order. */
function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = "";
  let position = 0;
  for (const { range, newText } of edits) {
    expect(range.start).toBeGreaterThanOrEqual(position);
    text += source.slice(position, range.start) + newText;
    position = range.end;
  }
  return text + source.slice(position);
}

/** The text without what the formatter must not touch: heredocs and comments over several lines. */
function withoutVerbatimLines(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|<<-?([\p{L}\p{N}-]+)\r?\n[\s\S]*?^[ \t]*\1(?![\p{L}\p{N}_-])/gmu, "verbatim");
}

describe("random documents", () => {
  test("have no syntax errors", () => {
    fc.assert(
      fc.property(arbitraryDocument(), (source) => {
        expect(parseAcl(source).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      runs,
    );
  });

  test("are formatted to the same data and the same comments in order", () => {
    fc.assert(
      fc.property(arbitraryDocument(), (source) => {
        const formatted = format(source);
        expect(toPlain(parseAcl(formatted).document)).toEqual(toPlain(parseAcl(source).document));
        expect(commentsOf(formatted)).toEqual(commentsOf(source));
      }),
      runs,
    );
  });

  test("formatted once are formatted", () => {
    fc.assert(
      fc.property(arbitraryDocument(), (source) => {
        const formatted = format(source);
        expect(format(formatted)).toBe(formatted);
        expect(formatEdits(parseAcl(formatted))).toEqual([]);
      }),
      runs,
    );
  });

  test("formatted have no blanks at the ends of lines and one line end at the end", () => {
    fc.assert(
      fc.property(arbitraryDocument({ comments: false }), (source) => {
        const formatted = withoutVerbatimLines(format(source));
        expect(formatted).not.toMatch(/[ \t](?:\r?\n|$)/);
        expect(formatted).not.toMatch(/\n\r?\n\r?\n|^\r?\n|\n\r?\n$/);
        if (formatted !== "") expect(formatted).toMatch(/\n$/);
      }),
      runs,
    );
  });

  test("the edits make the formatted text, and nothing between them changes", () => {
    fc.assert(
      fc.property(arbitraryDocument(), (source) => {
        const parsed = parseAcl(source);
        const edits = formatEdits(parsed);
        expect(applyEdits(source, edits)).toBe(format(source));
        for (const { range, newText } of edits) {
          expect(source.slice(range.start, range.end)).not.toBe(newText);
          for (const offset of [range.start, range.end]) {
            expect(`${source[offset - 1]}${source[offset]}`).not.toBe("\r\n");
          }
        }
      }),
      runs,
    );
  });
});

describe("edits", () => {
  test("cover only what changes", () => {
    expect(formatEdits(parseAcl("a=1\nbb = 2\n"))).toEqual([
      { range: { start: 1, end: 1 }, newText: "  " },
      { range: { start: 2, end: 2 }, newText: " " },
    ]);
    expect(formatEdits(parseAcl("\ufeffa = 1\n"))).toEqual([{ range: { start: 0, end: 1 }, newText: "" }]);
    expect(formatEdits(parseAcl("a = 1\n"))).toEqual([]);
  });

  test("are none where the document is not formatted", () => {
    expect(formatEdits(parseAcl("a=[1"))).toEqual([]);
  });
});
