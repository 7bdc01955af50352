import type { RangeSet } from "@a3s/acl-grammar/regex";
import { rangesContain, unionRanges } from "@a3s/acl-grammar/regex";
import type { Hir } from "../regex/hir.js";
import type { Branch } from "./branches.js";
import { containsLook, maxLength, minLength } from "./hir-measures.js";

/** What may stand between two segments, described generously: a branch may ask for more than its gaps tell. */
export interface Gap {
  /** Every character of the gap is one of these; undefined where nothing is known. */
  readonly set: RangeSet | undefined;
  /** The greatest number of characters, perhaps infinite. */
  readonly max: number;
}

/** A stretch of a branch between gaps; it reads at least one character. */
export interface Segment {
  readonly items: Branch;
  /** What stands before it; undefined where that does not matter. */
  readonly gap: Gap | undefined;
  /** The greatest number of characters it reads, perhaps infinite. */
  readonly maxLength: number;
  /** Whether an assertion at its end may put off its recognition by one character. */
  readonly mayEndLate: boolean;
}

/** A repetition that runs at least this far keeps a rule waiting for long. */
const shortestGap = 4;

/** Of the 95 printable characters of ASCII: a set with fewer than the letters of a word is left soon by usual text. */
const leastWidth = 26;

/**
 * The segments of a branch that has gaps, or undefined. Where the branch matches, its segments occur one after the
 * other, with nothing between them but what the gaps describe; the reverse is not true.
 */
export function splitAtGaps(branch: Branch): readonly Segment[] | undefined {
  if (!branch.some(isGap)) return undefined;
  const segments: Segment[] = [];
  let gap: Gap | undefined;
  let items: Hir[] = [];
  const close = () => {
    if (items.length === 0) return;
    if (minLength(items) > 0) {
      segments.push({ items, gap, maxLength: maxLength(items), mayEndLate: mayEndLate(items) });
      gap = { set: [], max: 0 };
    } else if (segments.length > 0) {
      // What may be nothing at all cannot be waited for.
      gap = { set: undefined, max: (gap?.max ?? 0) + maxLength(items) };
    }
    items = [];
  };
  for (const item of branch) {
    if (!isGap(item)) {
      items.push(item);
      continue;
    }
    close();
    if (segments.length > 0) gap = extended(gap, item);
  }
  close();
  return segments.length === 0 ? undefined : segments;
}

/** Whether the item holds a rule in readiness while nearly any text goes by. */
function isGap(item: Hir): boolean {
  return item.kind === "repetition" && item.child.kind === "set" && item.max >= shortestGap && isWide(item.child.set);
}

/** An assertion at the very start is decided before the segment ends. */
function mayEndLate(items: Branch): boolean {
  const [first, ...rest] = items;
  return rest.some(containsLook) || (first !== undefined && first.kind !== "look" && containsLook(first));
}

function isWide(set: RangeSet): boolean {
  let width = 0;
  for (let codePoint = 0x20; codePoint < 0x7f; codePoint += 1) {
    if (rangesContain(set, codePoint)) width += 1;
  }
  return width >= leastWidth;
}

function extended(gap: Gap | undefined, item: Hir): Gap {
  const before = gap ?? { set: [], max: 0 };
  if (item.kind !== "repetition" || item.child.kind !== "set") return { set: undefined, max: Number.POSITIVE_INFINITY };
  return {
    set: before.set === undefined ? undefined : unionRanges(before.set, item.child.set),
    max: before.max + item.max,
  };
}
