import { perlClassRanges, type RangeSet } from "@a3s/acl-grammar/regex";
import { Context, contextCount, contextOf, looksBetween } from "./look.js";

/**
 * The scalar values that some sets and assertions cannot tell apart, in classes: an automaton reads classes instead of
 * characters.
 */
export interface Alphabet {
  readonly classCount: number;
  /** The first scalar values of stretches of one class, ascending, from 0. */
  readonly starts: Int32Array;
  /** The class of each stretch. */
  readonly classes: Uint16Array;
  /** The classes of the first 128 scalar values, which need no search. */
  readonly asciiClasses: Uint16Array;
  /** What a character of the class is to its neighbours; contexts that no assertion tells apart are one. */
  readonly contexts: Uint8Array;
  /** At `set * classCount + class`: 1 where the class lies in the set. */
  readonly members: Uint8Array;
}

/** @param usedLooks The assertions that must be decidable from the classes, one bit each. */
export function createAlphabet(sets: readonly RangeSet[], usedLooks: number): Alphabet {
  const canonical = canonicalContexts(usedLooks);
  const splitters = [...sets, ...contextSets(canonical)];
  const starts = stretchStarts(splitters);
  const stretchClasses = refine(starts, splitters);
  const { classes, classCount } = renumber(stretchClasses);

  const contexts = new Uint8Array(classCount);
  for (let stretch = starts.length - 1; stretch >= 0; stretch -= 1) {
    contexts[classes[stretch] as number] = canonical[contextOf(starts[stretch] as number)] as number;
  }
  const members = new Uint8Array(sets.length * classCount);
  for (const [index, set] of sets.entries()) {
    forEachStretch(starts, set, (stretch) => {
      members[index * classCount + (classes[stretch] as number)] = 1;
    });
  }
  const asciiClasses = new Uint16Array(128);
  for (let codePoint = 0, stretch = 0; codePoint < 128; codePoint += 1) {
    if (starts[stretch + 1] === codePoint) stretch += 1;
    asciiClasses[codePoint] = classes[stretch] as number;
  }
  return { classCount, starts, classes, asciiClasses, contexts, members };
}

export function classOf(alphabet: Alphabet, codePoint: number): number {
  if (codePoint < 128) return alphabet.asciiClasses[codePoint] as number;
  return alphabet.classes[stretchAt(alphabet.starts, codePoint)] as number;
}

/** For each context the least one that the assertions in use cannot tell from it. The edge stays by itself. */
export function canonicalContexts(usedLooks: number): Uint8Array {
  const canonical = new Uint8Array(contextCount);
  for (let context = Context.other; context < contextCount; context += 1) {
    let least: number = Context.other;
    while (!areEquivalent(least, context, usedLooks)) least += 1;
    canonical[context] = least;
  }
  return canonical;
}

function areEquivalent(a: number, b: number, usedLooks: number): boolean {
  for (let other = 0; other < contextCount; other += 1) {
    const before = looksAt(a, other) ^ looksAt(b, other);
    const after = looksAt(other, a) ^ looksAt(other, b);
    if (((before | after) & usedLooks) !== 0) return false;
  }
  return true;
}

function looksAt(before: number, after: number): number {
  return looksBetween[before * contextCount + after] as number;
}

/** The sets whose borders are also borders between contexts. */
function contextSets(canonical: Uint8Array): RangeSet[] {
  const isOther = (context: number) => canonical[context] === Context.other;
  const sets: RangeSet[] = [];
  if (!isOther(Context.lineFeed)) sets.push([0x0a, 0x0a]);
  if (!isOther(Context.carriageReturn)) sets.push([0x0d, 0x0d]);
  if (!isOther(Context.asciiWord)) sets.push([0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]);
  if (!isOther(Context.unicodeWord)) sets.push(perlClassRanges("word"));
  return sets;
}

function stretchStarts(sets: readonly RangeSet[]): Int32Array {
  const starts = new Set([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      starts.add(set[i] as number);
      if ((set[i + 1] as number) < 0x10ffff) starts.add((set[i + 1] as number) + 1);
    }
  }
  return Int32Array.from(starts).sort();
}

/** Starts from one class and splits it by each set in turn. */
function refine(starts: Int32Array, sets: readonly RangeSet[]): Int32Array {
  const classes = new Int32Array(starts.length);
  let next = 1;
  for (const set of sets) {
    const inside = new Map<number, number>();
    forEachStretch(starts, set, (stretch) => {
      const before = classes[stretch] as number;
      let after = inside.get(before);
      if (after === undefined) {
        after = next++;
        inside.set(before, after);
      }
      classes[stretch] = after;
    });
  }
  return classes;
}

function renumber(stretchClasses: Int32Array): { classes: Uint16Array; classCount: number } {
  const numbers = new Map<number, number>();
  const classes = new Uint16Array(stretchClasses.length);
  for (const [stretch, old] of stretchClasses.entries()) {
    let number = numbers.get(old);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(old, number);
    }
    classes[stretch] = number;
  }
  if (numbers.size > 0xffff) throw new RangeError("too many classes of characters");
  return { classes, classCount: numbers.size };
}

function forEachStretch(starts: Int32Array, set: RangeSet, visit: (stretch: number) => void): void {
  for (let i = 0; i < set.length; i += 2) {
    const to = set[i + 1] as number;
    for (let at = stretchAt(starts, set[i] as number); at < starts.length && (starts[at] as number) <= to; at += 1) {
      visit(at);
    }
  }
}

/** The last stretch that starts at or before the scalar value. */
export function stretchAt(starts: Int32Array, codePoint: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}
