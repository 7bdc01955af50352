import { base64Characters, charClass, isIn, letters } from "./char-class.js";
import type { TailReader } from "./detector.js";
import type { TextView } from "./text-view.js";

const dash = 0x2d;
const backslash = 0x5c;
const white = charClass(" \t\r\n");
const escapedBreaks = charClass("nrt");
const headerName = charClass("A-Za-z-");
const endName = charClass("A-Z0-9 ");
const dashes = charClass("-");
const lowerCase = charClass("a-z");

/** A run of base64 of this length is part of a key, and no word of the text around it. */
const minRun = 16;
const longestHeaderName = 24;
const longestHeaderValue = 160;
const longestEndName = 64;

/** Reads the body of a private key behind its opening line; `begins` tells whether there is one. */
export interface PemTail extends TailReader {
  readonly begins: (view: TextView) => boolean;
}

type Step = { readonly at: number; readonly end?: number; readonly isOver?: boolean };

/**
 * The body of a private key from an offset on: headers, base64 in lines or in one, and the line that ends it. Line breaks
 * may be real, written as `\n`, escaped more than once, or lost.
 *
 * @param isPutty The body has no line that ends it.
 */
export function pemTail(start: number, isPutty: boolean): PemTail {
  let at = start;
  let end = start;
  let isInRun = false;
  let hasRun = false;

  const step = (view: TextView): Step => {
    if (isInRun) {
      const runEnd = view.runEnd(base64Characters, at);
      if (!view.isShort) isInRun = false;
      return { at: runEnd, end: runEnd };
    }
    const gapEnd = skipBreaks(view, at);
    if (view.code(gapEnd) === dash && !isPutty) {
      const closed = endLine(view, gapEnd);
      return closed === undefined ? { at, isOver: true } : { at: closed, end: closed, isOver: true };
    }
    const header = hasRun ? undefined : headerEnd(view, gapEnd);
    if (header !== undefined) return { at: header, end: header };
    const runEnd = view.runEnd(base64Characters, gapEnd, gapEnd + minRun);
    if (runEnd === gapEnd) return { at, isOver: true };
    const isLong = runEnd === gapEnd + minRun;
    if (!isLong && (!hasRun || gapEnd === at || isWord(view, gapEnd, runEnd))) return { at, isOver: true };
    isInRun = isLong && !view.isShort;
    hasRun ||= isLong && !view.isShort;
    return { at: runEnd, end: runEnd };
  };

  return {
    begins: (view) => {
      const gapEnd = skipBreaks(view, start);
      if (gapEnd === start) return false;
      let bodyAt = gapEnd;
      for (let header = headerEnd(view, bodyAt); header !== undefined; header = headerEnd(view, bodyAt)) {
        bodyAt = skipBreaks(view, header);
      }
      return view.runEnd(base64Characters, bodyAt, bodyAt + minRun) === bodyAt + minRun;
    },
    advance: (view) => {
      for (;;) {
        view.isShort = false;
        const wasInRun = isInRun;
        const next = step(view);
        if (view.isShort) {
          // Of a long run, what is there can be taken at once; anything else is read again when there is more.
          if (wasInRun) {
            at = next.at;
            end = next.at;
          }
          return false;
        }
        at = next.at;
        end = next.end ?? end;
        if (next.isOver === true) return true;
      }
    },
    end: () => end,
  };
}

/** Skips white space and escaped line breaks, at most 64 of them. */
function skipBreaks(view: TextView, from: number): number {
  let at = from;
  for (let count = 0; count < 64; count++) {
    if (isIn(white, view.code(at))) {
      at++;
      continue;
    }
    let letter = at;
    while (letter < at + 8 && view.code(letter) === backslash) letter++;
    if (letter === at || !isIn(escapedBreaks, view.code(letter))) {
      // A backslash before a real line break continues a line in a shell and in languages like it.
      if (letter > at && isIn(white, view.code(letter))) {
        at = letter;
        continue;
      }
      return at;
    }
    at = letter + 1;
  }
  return at;
}

/** Where a header such as `Proc-Type: 4,ENCRYPTED` ends, if one starts here. */
function headerEnd(view: TextView, from: number): number | undefined {
  if (!isIn(letters, view.code(from))) return undefined;
  const nameEnd = view.runEnd(headerName, from, from + longestHeaderName);
  if (!view.hasAt(nameEnd, ": ")) return undefined;
  let at = nameEnd + 2;
  while (at < nameEnd + longestHeaderValue) {
    const code = view.code(at);
    if (code < 0 || code === 0x0a || code === 0x0d || code === backslash) break;
    at++;
  }
  return at;
}

/** Where the line that ends a key ends, if one starts here. */
function endLine(view: TextView, from: number): number | undefined {
  const open = view.runEnd(dashes, from, from + 5);
  const nameAt = view.hasAt(open, " ") ? open + 1 : open;
  if (open < from + 4 || !view.hasAt(nameAt, "END ")) return undefined;
  const nameEnd = view.runEnd(endName, nameAt + 4, nameAt + 4 + longestEndName);
  const close = view.runEnd(dashes, nameEnd, nameEnd + 5);
  return close < nameEnd + 4 ? undefined : close;
}

/** Whether a short run is a word of the text behind a key without an end: lower case but for its first letter. */
function isWord(view: TextView, start: number, end: number): boolean {
  return isIn(letters, view.code(start)) && view.runEnd(lowerCase, start + 1, end) === end;
}
