import type { RangeSet } from "../sets/range-set.js";
import { decodeSet } from "./decode-set.js";
import { perlSets } from "./tables.generated.js";

/** The scalar values of `\d`, `\s` or `\w` with the Unicode flag on. */
export function perlClassRanges(name: "digit" | "space" | "word"): RangeSet {
  return decodeSet(perlSets[name]);
}
