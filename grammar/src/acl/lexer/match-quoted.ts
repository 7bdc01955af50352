import type { CustomPatternMatcherReturn } from "chevrotain";
import { isLineBreak, lineEnd } from "./characters.js";

const DOUBLE = 0x22;
const SINGLE = 0x27;
const BACKSLASH = 0x5c;

export function matchDoubleQuoted(text: string, offset: number): CustomPatternMatcherReturn | null {
  return matchClosed(text, offset, DOUBLE);
}

export function matchSingleQuoted(text: string, offset: number): CustomPatternMatcherReturn | null {
  return matchClosed(text, offset, SINGLE);
}

/** A quoted string that its line ends: from the quote to the line break, which a final backslash does not escape. */
export function matchUnterminated(text: string, offset: number): CustomPatternMatcherReturn | null {
  const quote = text.charCodeAt(offset);
  if (quote !== DOUBLE && quote !== SINGLE) return null;
  return [text.slice(offset, lineEnd(text, offset))];
}

/**
 * Text between curly quotes on one line, or a single curly quote without a partner. Typists mix them up, so a quote is
 * closed by the next one of its family, whichever way that leans.
 */
export function matchSmartQuoted(text: string, offset: number): CustomPatternMatcherReturn | null {
  const open = text.charAt(offset);
  const mirrored = mirror[open];
  if (mirrored === undefined) return null;
  for (let at = offset + 1; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    const char = text.charAt(at);
    if (char === mirrored || char === open) return [text.slice(offset, at + 1)];
  }
  return [open];
}

const mirror: Readonly<Record<string, string | undefined>> = {
  "“": "”",
  "”": "“",
  "‘": "’",
  "’": "‘",
  "«": "»",
  "»": "«",
};

function matchClosed(text: string, offset: number, quote: number): CustomPatternMatcherReturn | null {
  if (text.charCodeAt(offset) !== quote) return null;
  for (let at = offset + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return [text.slice(offset, at + 1)];
    if (isLineBreak(unit)) return null;
    // A backslash takes the next character with it, but never a line break.
    if (unit === BACKSLASH && !isLineBreak(text.charCodeAt(at + 1))) at++;
  }
  return null;
}
