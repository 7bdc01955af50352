/**
 * A set of Unicode scalar values: inclusive ranges in one flat list, `[from, to, from, to, …]`, sorted, apart from each
 * other and not adjacent. The surrogates are no scalar values: U+D7FF and U+E000 are neighbours, and a range that runs
 * over both does not mean what lies between.
 */
export type RangeSet = readonly number[];

export const maxCodePoint = 0x10ffff;

/** Brings ranges in any order, overlapping or not, into the form of a set. */
export function normalizeRanges(ranges: readonly number[]): RangeSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] as number, ranges[i + 1] as number]);
  pairs.sort((a, b) => a[0] - b[0]);
  const result: number[] = [];
  for (const [from, to] of pairs) append(result, from, to);
  return result;
}

export function unionRanges(a: RangeSet, b: RangeSet): RangeSet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && at(a, i) <= at(b, j))) {
      append(result, at(a, i), at(a, i + 1));
      i += 2;
    } else {
      append(result, at(b, j), at(b, j + 1));
      j += 2;
    }
  }
  return result;
}

export function intersectRanges(a: RangeSet, b: RangeSet): RangeSet {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = Math.max(at(a, i), at(b, j));
    const to = Math.min(at(a, i + 1), at(b, j + 1));
    if (from <= to && !isSurrogateGap(from, to)) append(result, from, to);
    if (at(a, i + 1) < at(b, j + 1)) i += 2;
    else j += 2;
  }
  return result;
}

/** Every scalar value up to `max` that is not in the set. */
export function complementRanges(ranges: RangeSet, max: number = maxCodePoint): RangeSet {
  const result: number[] = [];
  let from = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const to = predecessor(at(ranges, i));
    if (from <= to) result.push(from, to);
    from = successor(at(ranges, i + 1));
  }
  if (from <= max) result.push(from, max);
  return result;
}

export function subtractRanges(a: RangeSet, b: RangeSet): RangeSet {
  return intersectRanges(a, complementRanges(b));
}

/** What is in one of the sets and not in the other. */
export function symmetricDifferenceRanges(a: RangeSet, b: RangeSet): RangeSet {
  return subtractRanges(unionRanges(a, b), intersectRanges(a, b));
}

/** Whether the set holds this scalar value, by binary search. */
export function rangesContain(ranges: RangeSet, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < at(ranges, 2 * middle)) high = middle - 1;
    else if (codePoint > at(ranges, 2 * middle + 1)) low = middle + 1;
    else return true;
  }
  return false;
}

function append(result: number[], from: number, to: number): void {
  const last = result.length - 1;
  if (last > 0 && from <= successor(at(result, last))) result[last] = Math.max(to, at(result, last));
  else result.push(from, to);
}

function at(ranges: readonly number[], index: number): number {
  return ranges[index] as number;
}

function successor(codePoint: number): number {
  return codePoint === 0xd7ff ? 0xe000 : codePoint + 1;
}

function predecessor(codePoint: number): number {
  return codePoint === 0xe000 ? 0xd7ff : codePoint - 1;
}

function isSurrogateGap(from: number, to: number): boolean {
  return from >= 0xd800 && to <= 0xdfff;
}
