import fc from "fast-check";
import { expect, test } from "vitest";
import {
  complementRanges,
  intersectRanges,
  normalizeRanges,
  type RangeSet,
  rangesContain,
  subtractRanges,
  symmetricDifferenceRanges,
  unionRanges,
} from "../../../src/regex/index.js";

/** Scalar values around every edge that there is; what lies between them is in a set with both its neighbours or not at all. */
const probes = [0, 1, 2, 0x7f, 0x80, 0xd7fd, 0xd7fe, 0xd7ff, 0xe000, 0xe001, 0xe002, 0x10fffd, 0x10fffe, 0x10ffff];

const rangeSet = fc
  .array(fc.tuple(fc.constantFrom(...probes), fc.constantFrom(...probes)), { maxLength: 5 })
  .map((pairs) => normalizeRanges(pairs.flatMap(([a, b]) => [Math.min(a, b), Math.max(a, b)])));

function check(result: RangeSet, expected: (codePoint: number) => boolean): void {
  expect(probes.filter((codePoint) => rangesContain(result, codePoint))).toEqual(probes.filter(expected));
  for (let i = 0; i < result.length; i += 2) {
    const [from, to, next] = [result[i] ?? -1, result[i + 1] ?? -1, result[i + 2] ?? Number.POSITIVE_INFINITY];
    expect(from).toBeLessThanOrEqual(to);
    expect(next).toBeGreaterThan(to === 0xd7ff ? 0xe000 : to + 1);
    for (const edge of [from, to]) expect(edge < 0xd800 || edge > 0xdfff).toBe(true);
  }
}

test("the operations are those of sets, and their results are in normal form", () => {
  fc.assert(
    fc.property(rangeSet, rangeSet, (a, b) => {
      const inA = (codePoint: number) => rangesContain(a, codePoint);
      const inB = (codePoint: number) => rangesContain(b, codePoint);
      check(unionRanges(a, b), (codePoint) => inA(codePoint) || inB(codePoint));
      check(intersectRanges(a, b), (codePoint) => inA(codePoint) && inB(codePoint));
      check(subtractRanges(a, b), (codePoint) => inA(codePoint) && !inB(codePoint));
      check(symmetricDifferenceRanges(a, b), (codePoint) => inA(codePoint) !== inB(codePoint));
      check(complementRanges(a), (codePoint) => !inA(codePoint));
      expect(complementRanges(complementRanges(a))).toEqual(a);
    }),
    { numRuns: 1_000 },
  );
});

test("a complement ends where it is told to", () => {
  expect(complementRanges([0x30, 0x39], 0xff)).toEqual([0, 0x2f, 0x3a, 0xff]);
  expect(complementRanges([0, 0xff], 0xff)).toEqual([]);
  expect(complementRanges([])).toEqual([0, 0x10ffff]);
});

test("neighbours are joined, also over the surrogates", () => {
  expect(normalizeRanges([5, 6, 1, 4])).toEqual([1, 6]);
  expect(normalizeRanges([0xe000, 0xe001, 0xd7ff, 0xd7ff])).toEqual([0xd7ff, 0xe001]);
  expect(complementRanges([0, 0xd7ff])).toEqual([0xe000, 0x10ffff]);
});
