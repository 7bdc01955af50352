import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineIndex } from "../../src/index.js";

describe("LineIndex", () => {
  it("ends lines at LF, CR LF and CR", () => {
    const index = new LineIndex("a\nb\r\nc\rd");
    expect(index.lineCount).toBe(4);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((offset) => index.positionAt(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 1 },
      { line: 1, character: 0 },
      { line: 1, character: 1 },
      // Between CR and LF there is no position.
      { line: 1, character: 1 },
      { line: 2, character: 0 },
      { line: 2, character: 1 },
      { line: 3, character: 0 },
      { line: 3, character: 1 },
    ]);
  });

  it("counts UTF-16 units, a byte order mark and a tab among them", () => {
    expect(new LineIndex("\ufeff😀é\tx").positionAt(5)).toEqual({ line: 0, character: 5 });
  });

  it("clamps what lies outside", () => {
    const index = new LineIndex("ab\r\nc");
    expect(index.offsetAt({ line: 0, character: 9 })).toBe(2);
    expect(index.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(index.offsetAt({ line: -1, character: 3 })).toBe(0);
    expect(index.offsetAt({ line: 1, character: -2 })).toBe(4);
    expect(index.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(index.positionAt(99)).toEqual({ line: 1, character: 1 });
    expect(index.positionAt(Number.NaN)).toEqual({ line: 0, character: 0 });
    expect(new LineIndex("").positionAt(0)).toEqual({ line: 0, character: 0 });
  });

  it("leads back to every offset that is no middle of CR LF", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "😀")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (source) => {
        const index = new LineIndex(source);
        for (let offset = 0; offset <= source.length; offset++) {
          const isMiddle = source.charAt(offset - 1) === "\r" && source.charAt(offset) === "\n";
          expect(index.offsetAt(index.positionAt(offset))).toBe(isMiddle ? offset - 1 : offset);
        }
      }),
    );
  });
});
