import type { Alphabet } from "../engine/regex/alphabet.js";

/**
 * One scalar value for each class of an alphabet, the most readable there is, and the classes in order of how readable
 * that value is: a search that tries them in this order finds words that people can read.
 */
export interface Representatives {
  readonly codePoints: Int32Array;
  readonly order: Uint16Array;
}

export function chooseRepresentatives(alphabet: Alphabet): Representatives {
  const codePoints = new Int32Array(alphabet.classCount).fill(-1);
  for (const codePoint of readable) {
    const symbol = alphabet.asciiClasses[codePoint] as number;
    if (codePoints[symbol] === -1) codePoints[symbol] = codePoint;
  }
  for (const [stretch, symbol] of alphabet.classes.entries()) {
    const start = alphabet.starts[stretch] as number;
    const end = alphabet.starts[stretch + 1] ?? 0x110000;
    for (const candidate of [Math.max(start, firstPrintable), Math.max(start, firstAfterSurrogates), start]) {
      if (candidate >= end || (candidate >= 0xd800 && candidate < firstAfterSurrogates)) continue;
      const known = codePoints[symbol] as number;
      if (known === -1 || rank(candidate) < rank(known)) codePoints[symbol] = candidate;
    }
  }
  const order = Uint16Array.from(codePoints.keys()).filter((symbol) => codePoints[symbol] !== -1);
  order.sort((a, b) => rank(codePoints[a] as number) - rank(codePoints[b] as number));
  return { codePoints, order };
}

const readable = codePointsOf(
  "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:=,+@%~ ()[]{}<>|&;!?#*^$'`\"\\",
);

function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number);
}

/** Readable ASCII in the order above, then other characters by number, control characters last. */
function rank(codePoint: number): number {
  const position = positions[codePoint] ?? -1;
  if (position !== -1) return position;
  return readable.length + codePoint + (codePoint < firstPrintable ? 0x110000 : 0);
}

/** Where each of the first 128 characters stands in the order above, or -1. */
const positions = Int32Array.from({ length: 128 }, (_, codePoint) => readable.indexOf(codePoint));

/** The first character outside ASCII that is neither a control character nor a space. */
const firstPrintable = 0xa1;
const firstAfterSurrogates = 0xe000;
