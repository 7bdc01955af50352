import { normalizeRanges, type RangeSet } from "../sets/range-set.js";
import { decodeNumbers } from "./decode-set.js";
import { encodedCaseOrbits } from "./tables.generated.js";

const nobody: readonly number[] = [];

interface CaseTable {
  /** For each scalar value the others that `(?i)` makes equal to it. */
  readonly others: ReadonlyMap<number, readonly number[]>;
  /** The keys of `others`, sorted. */
  readonly sorted: readonly number[];
}

let caseTable: CaseTable | undefined;

/** The other scalar values that simple case folding makes equal to this one, sorted; for most there is none. */
export function simpleCaseFold(codePoint: number): readonly number[] {
  return table().others.get(codePoint) ?? nobody;
}

/** The set together with everything that simple case folding makes equal to one of its members. */
export function foldRanges(ranges: RangeSet): RangeSet {
  const { others, sorted } = table();
  const added: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const to = ranges[i + 1] as number;
    for (let j = firstAtLeast(sorted, ranges[i] as number); j < sorted.length && (sorted[j] as number) <= to; j += 1) {
      for (const other of others.get(sorted[j] as number) ?? nobody) added.push(other, other);
    }
  }
  return added.length === 0 ? ranges : normalizeRanges([...ranges, ...added]);
}

function table(): CaseTable {
  if (caseTable !== undefined) return caseTable;
  const numbers = decodeNumbers(encodedCaseOrbits);
  const others = new Map<number, readonly number[]>();
  let first = 0;
  for (let i = 0; i < numbers.length; ) {
    const length = numbers[i] as number;
    first += numbers[i + 1] as number;
    const orbit = [first];
    for (let member = 1; member < length; member += 1) {
      orbit.push((orbit[member - 1] as number) + (numbers[i + 1 + member] as number));
    }
    for (const codePoint of orbit) {
      others.set(
        codePoint,
        orbit.filter((other) => other !== codePoint),
      );
    }
    i += 1 + length;
  }
  caseTable = { others, sorted: [...others.keys()].sort((a, b) => a - b) };
  return caseTable;
}

function firstAtLeast(sorted: readonly number[], codePoint: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}
