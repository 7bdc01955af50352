import type { Range, TextEdit } from "@a3s/acl-grammar";

/** Replaces a stretch of the source. */
export function replaceText(range: Range, newText: string): TextEdit {
  return { range, newText };
}

/**
 * Takes an item, an entry, or a comment out of the source, with what would be left over of it: the comma that goes
 * with it, and the whole line where it stood alone.
 */
export function removeItem(text: string, range: Range): TextEdit {
  let { start, end } = range;
  const before = skipBlanksBackwards(text, start);
  let after = skipBlanks(text, end);
  const hasComma = text[after] === ",";
  if (hasComma) after = skipBlanks(text, after + 1);
  if (isLineStart(text, before) && isLineEnd(text, after)) {
    start = before;
    end = skipLineBreak(text, after);
  } else if (hasComma) {
    end = after;
  } else if (text[before - 1] === ",") {
    start = before - 1;
  } else if (isLineEnd(text, after)) {
    start = before;
  } else {
    end = after;
  }
  return { range: { start, end }, newText: "" };
}

/**
 * A text as a string literal: in double quotes, or in single quotes where those spare the reader backslashes and the
 * writer a warning about template marks.
 */
export function quoteText(value: string): string {
  if (/[\\"]|[$%]\{/u.test(value) && !/['\p{Cc}\u2028\u2029]|\\$/u.test(value)) return `'${value}'`;
  return quoteTextDouble(value);
}

/** A text as a double-quoted literal, whatever it holds. */
export function quoteTextDouble(value: string): string {
  const escaped = value
    .replace(/[\\"]/gu, "\\$&")
    .replace(/([$%])\{/gu, "$1$1{")
    .replace(/[\p{Cc}\u2028\u2029]/gu, escapeControl);
  return `"${escaped}"`;
}

const namedEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeControl(character: string): string {
  return namedEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The blanks at the start of the line that holds the offset. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return text.slice(start, skipBlanks(text, start));
}

/** Where the line that holds the offset begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start;
}

/** Behind the blanks at the offset. */
export function skipBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end++;
  return end;
}

/** Before the blanks that end at the offset. */
export function skipBlanksBackwards(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  return start;
}

function skipLineBreak(text: string, offset: number): number {
  if (text[offset] === "\r" && text[offset + 1] === "\n") return offset + 2;
  return isLineBreak(text[offset]) ? offset + 1 : offset;
}

export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || isLineBreak(text[offset - 1]);
}

export function isLineEnd(text: string, offset: number): boolean {
  return offset >= text.length || isLineBreak(text[offset]);
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
