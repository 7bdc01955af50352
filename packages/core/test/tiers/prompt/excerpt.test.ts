import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptAround } from "../../../src/tiers/prompt/excerpt.js";

/** The parts as one text, what was left out as its number. */
function check(text: string, maxChars: number, span?: readonly [start: number, end: number]): string {
  const options = span === undefined ? { maxChars } : { maxChars, span: { start: span[0], end: span[1] } };
  return excerptAround(text, options)
    .map((part) => (part.kind === "text" ? part.text : `<${part.characters}>`))
    .join("");
}

const alphabet = "abcdefghijklmnopqrstuvwxyz";

describe("excerptAround", () => {
  it("keeps a text that is short enough, and head and tail of a longer one", () => {
    expect(check("abc", 3)).toBe("abc");
    expect(check(alphabet, 6)).toBe("abc<20>xyz");
    expect(excerptAround("x".repeat(6000))).toEqual([{ kind: "text", text: "x".repeat(6000) }]);
    expect(excerptAround("x".repeat(7000))[1]).toEqual({ kind: "omitted", characters: 1000 });
  });

  it("keeps the span with its surroundings, wherever it is", () => {
    expect(check(alphabet, 12, [12, 14])).toBe("ab<7>jklmnopq<7>yz");
    expect(check(alphabet, 12, [0, 2])).toBe("abcdefghij<14>yz");
    expect(check(alphabet, 12, [24, 26])).toBe("ab<14>qrstuvwxyz");
  });

  it("keeps a span that fills the excerpt whole, and head and tail of one that is longer", () => {
    expect(check(alphabet, 12, [5, 17])).toBe("<5>fghijklmnopq<9>");
    expect(check(alphabet, 12, [4, 22])).toBe("ab<2>efgh<10>stuv<2>yz");
  });

  it("looks at no span that the text does not have", () => {
    for (const span of [
      [-1, 3],
      [3, 2],
      [0, 27],
      [Number.NaN, 3],
    ] as const)
      expect(check(alphabet, 6, span)).toBe("abc<20>xyz");
  });

  it("accounts for every character, stays within its bound, keeps the span and cuts no pair", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "😀", "é"), maxLength: 200 });
    const anySpan = fc.tuple(fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(text, fc.nat(60), fc.option(anySpan), (subject, maxChars, ends) => {
        const [a, b] = ends ?? [0, 0];
        const span = { start: Math.min(a, b, subject.length), end: Math.min(Math.max(a, b), subject.length) };
        const parts = excerptAround(subject, ends === null ? { maxChars } : { maxChars, span });
        let offset = 0;
        let kept = 0;
        let isSpanKept = false;
        for (const part of parts) {
          const length = part.kind === "text" ? part.text.length : part.characters;
          expect(length).toBeGreaterThan(parts.length === 1 ? -1 : 0);
          if (part.kind === "text") {
            expect(subject.slice(offset, offset + length)).toBe(part.text);
            expect(part.text).not.toMatch(/\p{Surrogate}/u);
            kept += length;
            isSpanKept ||= offset <= span.start && span.end <= offset + length;
          }
          offset += length;
        }
        expect(offset).toBe(subject.length);
        expect(kept).toBeLessThanOrEqual(maxChars + 2);
        if (ends !== null && span.end > span.start && span.end - span.start <= maxChars) expect(isSpanKept).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
