import type { Hir, HirRepetition } from "../regex/hir.js";
import { containsLook } from "./hir-measures.js";

/** How a repetition is made: see `Counters` and `Loops`. */
export type Counting = "counter" | "loop" | "written out";

/** Fewer nodes than this are followed as quickly as they are counted. */
const leastCounted = 5;

/** A body with more positions, or with more ways from one to the other, is written out. */
const maxLoopSize = 1_000;

/** How long the steps of a loop take, for each word of 32 bits, compared with following a node. */
const workPerWord = 0.2;
const workPerLoop = 8;

/** How a repetition takes the least work for each character, if it is followed to every number of times at once. */
export function countingOf({ child, max, min }: HirRepetition): Counting {
  const copies = max === Number.POSITIVE_INFINITY ? min : max;
  if (copies < leastCounted) return "written out";
  if (child.kind === "set") return child.set.length === 0 ? "written out" : "counter";
  return loopWork(child, copies) < copies * stepWork(child) ? "loop" : "written out";
}

/** Whether some part of the expression is better counted than written out. */
export function isCountable(hir: Hir): boolean {
  switch (hir.kind) {
    case "empty":
    case "set":
    case "look":
      return false;
    case "capture":
      return isCountable(hir.child);
    case "concatenation":
    case "alternation":
      return hir.items.some(isCountable);
    case "repetition":
      return countingOf(hir) !== "written out" || isCountable(hir.child);
  }
}

/** How many nodes an expression is followed at where all of it is under way, counters being one. */
export function stepWork(hir: Hir): number {
  switch (hir.kind) {
    case "empty":
    case "look":
      return 0;
    case "set":
      return 1;
    case "capture":
      return stepWork(hir.child);
    case "concatenation":
    case "alternation":
      return hir.items.reduce((sum, item) => sum + stepWork(item), 0);
    case "repetition": {
      const copies = hir.max === Number.POSITIVE_INFINITY ? Math.max(1, hir.min) : hir.max;
      if (hir.child.kind === "set") return Math.min(copies, leastCounted);
      return Math.min(copies * stepWork(hir.child), loopWork(hir.child, copies));
    }
  }
}

function loopWork(child: Hir, copies: number): number {
  if (containsLook(child)) return Number.POSITIVE_INFINITY;
  const { inside, ways, ends } = measureBody(child);
  if (inside + ways > maxLoopSize) return Number.POSITIVE_INFINITY;
  return workPerLoop + workPerWord * (ways + 2 * ends + 2) * Math.ceil(copies / 32);
}

interface BodyMeasure {
  /** Positions that read a character. */
  readonly inside: number;
  /** At most so many pairs of positions follow each other. */
  readonly ways: number;
  /** Positions at the beginning, or at the end if those are more. */
  readonly ends: number;
  readonly isEmpty: boolean;
}

const emptyBody: BodyMeasure = { inside: 0, ways: 0, ends: 0, isEmpty: true };

/** Of the body with all repetitions in it written out. */
function measureBody(hir: Hir): BodyMeasure {
  switch (hir.kind) {
    case "empty":
    case "look":
      return emptyBody;
    case "set":
      return { inside: 1, ways: 0, ends: 1, isEmpty: false };
    case "capture":
      return measureBody(hir.child);
    case "concatenation":
      return hir.items.map(measureBody).reduce(inSequence, emptyBody);
    case "alternation": {
      const parts = hir.items.map(measureBody);
      const sum = (of: (part: BodyMeasure) => number) => parts.reduce((total, part) => total + of(part), 0);
      return {
        inside: sum(({ inside }) => inside),
        ways: sum(({ ways }) => ways),
        ends: sum(({ ends }) => ends),
        isEmpty: parts.some(({ isEmpty }) => isEmpty),
      };
    }
    case "repetition": {
      const body = measureBody(hir.child);
      const copies = hir.max === Number.POSITIVE_INFINITY ? Math.max(1, hir.min) : hir.max;
      const isOptional = hir.min < copies || body.isEmpty;
      return {
        inside: copies * body.inside,
        // What is optional can be skipped from anywhere to anywhere behind it.
        ways: copies * body.ways + (isOptional ? copies * copies : copies) * body.ends * body.ends,
        ends: isOptional ? copies * body.ends : body.ends,
        isEmpty: hir.min === 0 || body.isEmpty,
      };
    }
  }
}

function inSequence(before: BodyMeasure, after: BodyMeasure): BodyMeasure {
  return {
    inside: before.inside + after.inside,
    ways: before.ways + after.ways + before.ends * after.ends,
    ends: before.isEmpty || after.isEmpty ? before.ends + after.ends : Math.max(before.ends, after.ends),
    isEmpty: before.isEmpty && after.isEmpty,
  };
}
