import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { findRegex } from "../../src/engine/regex/find-regex.js";
import { PatternFinder } from "../../src/inline/pattern-finder.js";

/** One match after the other by searches of their own; only for patterns that match no empty text. */
function search(pattern: string, text: string) {
  const program = compileRegex(parseRegex(pattern));
  const found: { start: number; end: number }[] = [];
  for (let from = 0; from <= text.length; ) {
    const groups = findRegex(program, text, { from });
    const whole = groups?.[0];
    if (whole === undefined) break;
    const masked = groups?.[1] ?? whole;
    if (masked.end > masked.start) found.push({ start: masked.start, end: masked.end });
    from = whole.end;
  }
  return found;
}

function find(pattern: string, pieces: readonly string[], limit?: number) {
  const finder = new PatternFinder(compileRegex(parseRegex(pattern)), limit);
  const text = pieces.join("");
  const found: { start: number; end: number }[] = [];
  let end = 0;
  for (const piece of pieces) {
    end += piece.length;
    found.push(...finder.advance(text.slice(finder.offset, end), finder.offset, false));
  }
  found.push(...finder.advance(text.slice(finder.offset), finder.offset, true));
  return found;
}

const patterns = [
  "a.*b|a",
  "a.*?b|a",
  "(a|ab)(c|bcd)?",
  "x(a*)y",
  "\\ba+\\b",
  "(?i)AB|b+c",
  "^a|b$",
  "(?m)^a.|b$",
  "a(?:bc)?(b)?",
  "[^a]b|aa",
  "😀+|a😀",
  "(a)|b+",
  "ab*c|b|cc",
];

describe("PatternFinder", () => {
  it.each(patterns)("finds what one search after the other finds: %s", (pattern) => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "x", "y", "A", "\n", " ", "😀"), maxLength: 24 });
    fc.assert(
      fc.property(text, fc.nat(24), (whole, cut) => {
        const expected = search(pattern, whole);
        expect(find(pattern, [whole])).toEqual(expected);
        expect(find(pattern, [whole.slice(0, cut), whole.slice(cut)])).toEqual(expected);
        expect(find(pattern, whole.split(""))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("passes over matches of nothing", () => {
    expect(find("a*", ["baab"])).toEqual([{ start: 1, end: 3 }]);
    expect(find("", ["abc"])).toEqual([]);
  });

  it("ends a match that grows too long, and goes on", () => {
    expect(find("(?s)a.*z", ["xa123456789"], 5)).toEqual([{ start: 1, end: 6 }]);
    expect(find("a+", ["aaaaaaa"], 3)).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
      { start: 6, end: 7 },
    ]);
  });
});
