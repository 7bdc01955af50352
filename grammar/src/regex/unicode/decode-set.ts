import { complementRanges, type RangeSet, unionRanges } from "../sets/range-set.js";
import { encodedSets } from "./tables.generated.js";

const decodedSets: RangeSet[] = [];

/**
 * The set with this index in the generated tables, decoded at its first use.
 *
 * An encoded set is a row of numbers, for each range the distance from the end of the range before and its length
 * less one. `~5` is the complement of set 5, and `^1,2:…` the union of sets 1 and 2 with the ranges that follow.
 */
export function decodeSet(index: number): RangeSet {
  const known = decodedSets[index];
  if (known !== undefined) return known;
  const ranges = decode(encodedSets[index] ?? "");
  decodedSets[index] = ranges;
  return ranges;
}

/** The numbers of a text of digits in base 64, five bits each, the sixth bit telling that another digit follows. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = digitValue(text.charCodeAt(i));
    number += (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(number);
    number = 0;
    shift = 0;
  }
  return numbers;
}

function decode(text: string): RangeSet {
  if (text.startsWith("~")) return complementRanges(decodeSet(Number(text.slice(1))));
  if (!text.startsWith("^")) return decodeRanges(text);
  const colon = text.indexOf(":");
  let ranges = decodeRanges(text.slice(colon + 1));
  for (const part of text.slice(1, colon).split(",")) ranges = unionRanges(ranges, decodeSet(Number(part)));
  return ranges;
}

function decodeRanges(text: string): RangeSet {
  const numbers = decodeNumbers(text);
  let position = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const start = position + (numbers[i] ?? 0);
    const end = start + (numbers[i + 1] ?? 0);
    numbers[i] = start;
    numbers[i + 1] = end;
    position = end + 1;
  }
  return numbers;
}

function digitValue(charCode: number): number {
  if (charCode >= 97) return charCode - 97 + 26;
  if (charCode >= 65) return charCode - 65;
  if (charCode >= 48) return charCode - 48 + 52;
  return charCode === 43 ? 62 : 63;
}
