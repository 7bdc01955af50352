import type { TextEdit } from "../diagnostic.js";
import { isHighSurrogate, isLowSurrogate } from "./source-text.js";
import type { Anchor } from "./writer.js";

/**
 * The edits that turn a source into an output, given what both have in common: each covers what differs between two
 * common stretches and nothing else. They are in order and do not touch one another.
 */
export function editsBetween(source: string, output: string, anchors: readonly Anchor[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let sourceEnd = 0;
  let outputEnd = 0;
  const compare = (sourceNext: number, outputNext: number): void => {
    const edit = editOf(source, { start: sourceEnd, end: sourceNext }, output.slice(outputEnd, outputNext));
    if (edit !== undefined) edits.push(edit);
  };
  for (const { source: range, start } of anchors) {
    compare(range.start, start);
    sourceEnd = range.end;
    outputEnd = start + range.end - range.start;
  }
  compare(source.length, output.length);
  return edits;
}

function editOf(source: string, range: { start: number; end: number }, replacement: string): TextEdit | undefined {
  const shorter = Math.min(range.end - range.start, replacement.length);
  let prefix = 0;
  while (prefix < shorter && source[range.start + prefix] === replacement[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shorter - prefix && source[range.end - 1 - suffix] === replacement[replacement.length - 1 - suffix]) {
    suffix += 1;
  }
  if (range.end - range.start === replacement.length && prefix === replacement.length) return undefined;

  // No position of an editor lies between CR and LF or within a surrogate pair.
  if (prefix > 0 && isWithinPair(source, range.start + prefix)) prefix -= 1;
  if (suffix > 0 && isWithinPair(source, range.end - suffix)) suffix -= 1;
  return {
    range: { start: range.start + prefix, end: range.end - suffix },
    newText: replacement.slice(prefix, replacement.length - suffix),
  };
}

function isWithinPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (before === 0x0d && after === 0x0a) || (isHighSurrogate(before) && isLowSurrogate(after));
}
