import fc from "fast-check";
import { expect, test } from "vitest";
import { AtLeastIndex } from "../../src/analysis/at-least-index.js";

test("finds what looking at every number finds", () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.array(number), number, (numbers, least) => {
      const expected = [...numbers.keys()].filter((index) => (numbers[index] as number) >= least);
      expect([...new AtLeastIndex(numbers).indexesOf(least)]).toEqual(expected);
    }),
  );
});
