import type { RangeSet } from "@a3s/acl-grammar/regex";
import { type CharacterMask, maskOf } from "./character-mask.js";

/** A set of characters in the two parts of which alphabets are made. */
export interface SearchSet {
  /** The same for equal sets. */
  readonly key: string;
  /** What it holds of ASCII. */
  readonly mask: CharacterMask;
  readonly tail: Tail;
}

/** What a set holds beyond ASCII. Patterns have few different ones: nothing, everything, and the classes of Unicode. */
export interface Tail {
  readonly id: number;
  readonly ranges: RangeSet;
}

const tails = new Map<string, Tail>();

/** Only a policy made for it has more; tails that are made anew then get numbers of their own, which does no harm. */
const maxTails = 4_096;
let tailCount = 0;

export function searchSet(set: RangeSet): SearchSet {
  return { key: set.join(), mask: maskOf(set), tail: tailOf(set) };
}

export function tailOf(set: RangeSet): Tail {
  const ranges: number[] = [];
  for (let index = 0; index < set.length; index += 2) {
    const to = set[index + 1] as number;
    if (to > 127) ranges.push(Math.max(set[index] as number, 128), to);
  }
  const key = ranges.join();
  const known = tails.get(key);
  if (known !== undefined) return known;
  if (tails.size >= maxTails) tails.clear();
  const tail = { id: tailCount, ranges };
  tailCount += 1;
  tails.set(key, tail);
  return tail;
}
