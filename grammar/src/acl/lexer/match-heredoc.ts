import type { CustomPatternMatcherReturn } from "chevrotain";
import { continuesIdentifier, identifierEnd, isLineBreak, lineEnd, skipBlanks, skipLineBreak } from "./characters.js";

/** The parts of a heredoc's first line. */
export interface HeredocHeader {
  /** Whether the common indentation of the lines is taken off (`<<-`). */
  readonly isIndented: boolean;
  readonly marker: string;
  /** The offset behind the marker. */
  readonly markerEnd: number;
  /** The offset of the first line of the text. */
  readonly bodyStart: number;
}

/** Reads the header at `offset`, or returns undefined where `<<`, a marker and a line break do not stand there. */
export function readHeredocHeader(text: string, offset: number): HeredocHeader | undefined {
  if (!text.startsWith("<<", offset)) return undefined;
  const isIndented = text.charAt(offset + 2) === "-";
  const markerStart = offset + (isIndented ? 3 : 2);
  const markerEnd = identifierEnd(text, markerStart);
  if (markerEnd === markerStart) return undefined;
  const end = skipBlanks(text, markerEnd);
  if (!isLineBreak(text.charCodeAt(end))) return undefined;
  return { isIndented, marker: text.slice(markerStart, markerEnd), markerEnd, bodyStart: skipLineBreak(text, end) };
}

/** From `<<` to the end of the closing marker. */
export function matchHeredoc(text: string, offset: number): CustomPatternMatcherReturn | null {
  const header = readHeredocHeader(text, offset);
  if (header === undefined) return null;
  let line = header.bodyStart;
  for (;;) {
    const start = skipBlanks(text, line);
    const end = start + header.marker.length;
    if (text.startsWith(header.marker, start) && !continuesIdentifier(text, end)) return [text.slice(offset, end)];
    const stop = lineEnd(text, start);
    if (stop >= text.length) return null;
    line = skipLineBreak(text, stop);
  }
}

/** A heredoc without its closing marker takes the rest of the text. */
export function matchUnterminatedHeredoc(text: string, offset: number): CustomPatternMatcherReturn | null {
  return readHeredocHeader(text, offset) === undefined ? null : [text.slice(offset)];
}

/** `<<` without a sound header takes the rest of its line. */
export function matchBadHeredoc(text: string, offset: number): CustomPatternMatcherReturn | null {
  return text.startsWith("<<", offset) ? [text.slice(offset, lineEnd(text, offset))] : null;
}
