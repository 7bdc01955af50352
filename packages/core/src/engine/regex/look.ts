import { perlClassRanges, rangesContain } from "@a3s/acl-grammar/regex";

/**
 * What stands next to a position, as far as assertions can tell: `edge` is the start or the end of the text, the rest
 * describes one character. Every assertion is a function of the context before and the context after a position.
 */
export const Context = { edge: 0, other: 1, lineFeed: 2, carriageReturn: 3, asciiWord: 4, unicodeWord: 5 } as const;
export const contextCount = 6;

/** The assertions with flags applied; a number is also the index of a bit in the masks below. */
export const looks = [
  "start-text",
  "end-text",
  "start-line",
  "end-line",
  "start-line-crlf",
  "end-line-crlf",
  "word-boundary",
  "not-word-boundary",
  "word-start",
  "word-end",
  "word-start-half",
  "word-end-half",
  "ascii-word-boundary",
  "ascii-not-word-boundary",
  "ascii-word-start",
  "ascii-word-end",
  "ascii-word-start-half",
  "ascii-word-end-half",
] as const;

export type LookName = (typeof looks)[number];

export function lookIndex(name: LookName): number {
  return looks.indexOf(name);
}

/** At `before * contextCount + after`: the assertions that hold between the two contexts, one bit each. */
export const looksBetween: Int32Array = computeLooksBetween();

/** The context that this scalar value makes for its neighbours. */
export function contextOf(codePoint: number): number {
  if (codePoint < 128) {
    return asciiContexts[codePoint] as number;
  }
  wordRanges ??= perlClassRanges("word");
  return rangesContain(wordRanges, codePoint) ? Context.unicodeWord : Context.other;
}

let wordRanges: readonly number[] | undefined;

const asciiContexts = Uint8Array.from({ length: 128 }, (_, codePoint) => {
  if (codePoint === 0x0a) {
    return Context.lineFeed;
  }
  if (codePoint === 0x0d) {
    return Context.carriageReturn;
  }
  return /\w/.test(String.fromCharCode(codePoint)) ? Context.asciiWord : Context.other;
});

function computeLooksBetween(): Int32Array {
  const table = new Int32Array(contextCount * contextCount);
  for (let before = 0; before < contextCount; before += 1) {
    for (let after = 0; after < contextCount; after += 1) {
      let bits = 0;
      for (const [index, name] of looks.entries()) {
        bits |= holds(name, before, after) ? 1 << index : 0;
      }
      table[before * contextCount + after] = bits;
    }
  }
  return table;
}

function holds(name: LookName, before: number, after: number): boolean {
  const ascii = name.startsWith("ascii-");
  const wordBefore = isWord(before, ascii);
  const wordAfter = isWord(after, ascii);
  switch (name) {
    case "start-text":
      return before === Context.edge;
    case "end-text":
      return after === Context.edge;
    case "start-line":
      return before === Context.edge || before === Context.lineFeed;
    case "end-line":
      return after === Context.edge || after === Context.lineFeed;
    case "start-line-crlf":
      // Between the two characters of a line break no line starts and none ends.
      return (
        before === Context.edge ||
        before === Context.lineFeed ||
        (before === Context.carriageReturn && after !== Context.lineFeed)
      );
    case "end-line-crlf":
      return (
        after === Context.edge ||
        after === Context.carriageReturn ||
        (after === Context.lineFeed && before !== Context.carriageReturn)
      );
    case "word-boundary":
    case "ascii-word-boundary":
      return wordBefore !== wordAfter;
    case "not-word-boundary":
    case "ascii-not-word-boundary":
      return wordBefore === wordAfter;
    case "word-start":
    case "ascii-word-start":
      return !wordBefore && wordAfter;
    case "word-end":
    case "ascii-word-end":
      return wordBefore && !wordAfter;
    case "word-start-half":
    case "ascii-word-start-half":
      return !wordBefore;
    case "word-end-half":
    case "ascii-word-end-half":
      return !wordAfter;
  }
}

function isWord(context: number, ascii: boolean): boolean {
  return context === Context.asciiWord || (!ascii && context === Context.unicodeWord);
}
