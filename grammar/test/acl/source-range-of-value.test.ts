import { describe, expect, test } from "vitest";
import type { StringLiteral, StringSegment } from "../../src/acl/ast.js";
import { sourceRangeOfValue } from "../../src/acl/source-range-of-value.js";

const comments = { leading: [], trailing: [], dangling: [] };

/** The literal `"ab\\cd"` at offset 10: `a b` plain, one backslash from an escape, `c d` plain. */
const escaped = literal('"', 10, 18, [
  { valueStart: 0, valueEnd: 2, source: { start: 11, end: 13 } },
  { valueStart: 2, valueEnd: 3, source: { start: 13, end: 15 } },
  { valueStart: 3, valueEnd: 5, source: { start: 15, end: 17 } },
]);

describe("a string with an escape", () => {
  test.each([
    [0, 1, 11, 12],
    [0, 5, 11, 17],
    [2, 3, 13, 15],
    [1, 4, 12, 16],
    [4, 5, 16, 17],
    [2, 2, 13, 13],
    [5, 5, 17, 17],
  ])("value %i to %i stands at %i to %i", (start, end, from, to) => {
    expect(sourceRangeOfValue(escaped, start, end)).toEqual({ start: from, end: to });
  });
});

test("an astral character from an escape is covered whole, from whichever half", () => {
  const astral = literal('"', 0, 12, [{ valueStart: 0, valueEnd: 2, source: { start: 1, end: 11 } }]);
  expect(sourceRangeOfValue(astral, 1, 2)).toEqual({ start: 1, end: 11 });
});

test("a heredoc whose lines lost their indentation", () => {
  const heredoc = literal("heredoc", 0, 20, [
    { valueStart: 0, valueEnd: 2, source: { start: 8, end: 10 } },
    { valueStart: 2, valueEnd: 4, source: { start: 12, end: 14 } },
  ]);
  expect(sourceRangeOfValue(heredoc, 1, 3)).toEqual({ start: 9, end: 13 });
});

test("an empty string has its place behind the quote", () => {
  expect(sourceRangeOfValue(literal('"', 4, 6, []), 0, 0)).toEqual({ start: 5, end: 5 });
});

test("a stretch beyond the value ends with the value", () => {
  expect(sourceRangeOfValue(escaped, 3, 99)).toEqual({ start: 15, end: 17 });
});

function literal(
  quote: StringLiteral["quote"],
  start: number,
  end: number,
  segments: readonly StringSegment[],
): StringLiteral {
  return { kind: "string", value: "", raw: "", quote, segments, incomplete: false, range: { start, end }, comments };
}
