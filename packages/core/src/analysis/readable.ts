/** ASCII in the order in which people like to read it. */
const readable = codePointsOf(
  "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:=,+@%~ ()[]{}<>|&;!?#*^$'`\"\\",
);

function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number);
}

/** The first character outside ASCII that is neither a control character nor a space. */
const firstPrintable = 0xa1;
const firstSurrogate = 0xd800;
const firstAfterSurrogates = 0xe000;

/** Where each of the first 128 characters stands in the order above, or -1. */
const positions = Int32Array.from({ length: 128 }, (_, codePoint) => readable.indexOf(codePoint));

/** Orders characters by how readable they are: ASCII as above, then others by number, control characters last. */
export function readingRank(codePoint: number): number {
  const position = positions[codePoint] ?? -1;
  if (position !== -1) return position;
  return readable.length + codePoint + (codePoint < firstPrintable ? 0x110000 : 0);
}

/** The most readable scalar value from `start` to before `end`, beyond ASCII; undefined where all are surrogates. */
export function mostReadable(start: number, end: number): number | undefined {
  return [Math.max(start, firstPrintable), Math.max(start, firstAfterSurrogates), start].find(
    (candidate) => candidate < end && (candidate < firstSurrogate || candidate >= firstAfterSurrogates),
  );
}
