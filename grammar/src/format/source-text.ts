/** For replacing: it is global. */
export const anyLineEnd = /\r\n|\r|\n/g;

const lineBreak = /[\r\n]/;
const blankLine = /(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/;

/** Whether a line break stands within a stretch of text. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  return lineBreak.test(text.slice(start, end));
}

/** Whether a line of nothing but blanks stands within a stretch of text between two tokens. */
export function hasBlankLine(text: string, start: number, end: number): boolean {
  return blankLine.test(text.slice(start, end));
}

/** Whether nothing but blanks stands between an offset and the end of its line. */
export function isLineEnd(text: string, offset: number): boolean {
  const next = text[skipBlanks(text, offset)];
  return next === "\r" || next === "\n";
}

export function skipBlanks(text: string, offset: number): number {
  let position = offset;
  while (text[position] === " " || text[position] === "\t") position += 1;
  return position;
}

/** Where a stretch ends without the blanks at its end. */
export function trimBlanksEnd(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && (text[position - 1] === " " || text[position - 1] === "\t")) position -= 1;
  return position;
}

/** Code points, the unit in which the width of a line is counted. */
export function widthOf(text: string): number {
  let width = text.length;
  for (let index = 1; index < text.length; index += 1) {
    if (isLowSurrogate(text.charCodeAt(index)) && isHighSurrogate(text.charCodeAt(index - 1))) width -= 1;
  }
  return width;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
