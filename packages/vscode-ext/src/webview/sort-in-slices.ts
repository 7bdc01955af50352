import { isTurn, type Sliced } from "./in-slices.js";

const runLength = 512;

/** The numbers from 0 to below `count` in the order of `compare`; equal ones keep theirs. */
export function* sortInSlices(count: number, compare: (a: number, b: number) => number): Sliced<Uint32Array> {
  let sorted = Uint32Array.from({ length: count }, (_, index) => index);
  for (let from = 0; from < count; from += runLength) {
    sorted.subarray(from, from + runLength).sort(compare);
    yield;
  }
  let merged = new Uint32Array(count);
  for (let width = runLength; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) {
      const [middle, end] = [Math.min(from + width, count), Math.min(from + 2 * width, count)];
      let [left, right] = [from, middle];
      for (let to = from; to < end; to++) {
        const [first = 0, second = 0] = [sorted[left], sorted[right]];
        const takesLeft = left < middle && (right >= end || compare(first, second) <= 0);
        merged[to] = takesLeft ? first : second;
        if (takesLeft) left++;
        else right++;
        if (isTurn(to)) yield;
      }
    }
    [sorted, merged] = [merged, sorted];
  }
  return sorted;
}
