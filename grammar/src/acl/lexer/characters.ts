const LF = 0x0a;
const CR = 0x0d;
const letterStart = /[\p{XID_Start}\p{Alphabetic}_]/uy;
const letterPart = /[\p{XID_Continue}\p{Alphabetic}\p{N}_-]/uy;

export function isLineBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}

export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The offset of the next line break, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && !isLineBreak(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset behind the line break at `offset`; CR LF is one break. */
export function skipLineBreak(text: string, offset: number): number {
  const isPair = text.charCodeAt(offset) === CR && text.charCodeAt(offset + 1) === LF;
  return offset + (isPair ? 2 : 1);
}

export function skipBlanks(text: string, from: number): number {
  let offset = from;
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The end of the identifier that begins at `offset`, or `offset` where none begins. */
export function identifierEnd(text: string, offset: number): number {
  if (!startsIdentifier(text, offset)) return offset;
  return identifierPartsEnd(text, offset);
}

/** Whether the text at `offset` could stand inside an identifier. */
export function continuesIdentifier(text: string, offset: number): boolean {
  return identifierPartsEnd(text, offset) > offset;
}

export function startsIdentifier(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return isAsciiLetter(unit);
  letterStart.lastIndex = offset;
  return letterStart.test(text);
}

function identifierPartsEnd(text: string, from: number): number {
  let offset = from;
  for (;;) {
    const unit = text.charCodeAt(offset);
    if (unit < 0x80) {
      if (!isAsciiLetter(unit) && !isDigit(unit) && unit !== 0x2d) return offset;
      offset++;
      continue;
    }
    letterPart.lastIndex = offset;
    if (!letterPart.test(text)) return offset;
    offset = letterPart.lastIndex;
  }
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}
