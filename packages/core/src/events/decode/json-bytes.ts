import { Ascii } from "./ascii.js";

// Every function here reads from an offset up to `end`, never further, and gives the offset behind what it read.

/**
 * What the functions give for bytes that are not JSON, and for JSON that is too unusual to be read here. It is less than
 * every offset.
 */
export const unusual = -1;

/** Brackets open within each other. One bit of a 32-bit integer each, with one bit to spare. */
const maxDepth = 30;

const StringByte = { ordinary: 0, quote: 1, escape: 2, control: 3 } as const;

const stringBytes = new Uint8Array(256);
stringBytes.fill(StringByte.control, 0, 0x20);
stringBytes[Ascii.quote] = StringByte.quote;
stringBytes[Ascii.backslash] = StringByte.escape;

/** Behind white space, perhaps at `end`. */
export function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte > Ascii.space) break;
    if (byte !== Ascii.space && byte !== Ascii.lineFeed && byte !== Ascii.carriageReturn && byte !== Ascii.tab) break;
    at += 1;
  }
  return at;
}

/**
 * Behind the closing quote of a string of which nothing is needed. It may hold any bytes beyond ASCII: whatever they are
 * decoded to, even if they are not UTF-8, no character of ASCII is lost or added.
 *
 * @param start Behind the opening quote.
 */
export function skipString(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const kind = stringBytes[bytes[at] as number];
    at += 1;
    if (kind === StringByte.ordinary) continue;
    if (kind === StringByte.quote) return at;
    if (kind === StringByte.control) return unusual;
    if (escapedUnit(bytes, at, end) < 0) return unusual;
    at += escapeLength(bytes, at);
  }
  return unusual;
}

/**
 * The offset of the closing quote of a name. A name with escapes is unusual, because it may be written for any other.
 *
 * @param start Behind the opening quote.
 */
export function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const kind = stringBytes[bytes[at] as number];
    if (kind !== StringByte.ordinary) return kind === StringByte.quote ? at : unusual;
    at += 1;
  }
  return unusual;
}

const escapes = new Int16Array(256).fill(-1);
for (const [letter, character] of ['""', "\\\\", "//", "b\b", "f\f", "n\n", "r\r", "t\t"] as const) {
  escapes[(letter as string).charCodeAt(0)] = (character as string).charCodeAt(0);
}

/** The UTF-16 unit of the escape whose letter stands at an offset, or `unusual`. */
export function escapedUnit(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return unusual;
  const letter = bytes[at] as number;
  if (letter !== Ascii.lowerU) return escapes[letter] as number;
  if (at + 5 > end) return unusual;
  let unit = 0;
  for (let i = at + 1; i < at + 5; i += 1) {
    const digit = hexDigit(bytes[i] as number);
    if (digit < 0) return unusual;
    unit = 16 * unit + digit;
  }
  return unit;
}

/** How many bytes stand behind the backslash of an escape. */
export function escapeLength(bytes: Uint8Array, at: number): number {
  return bytes[at] === Ascii.lowerU ? 5 : 1;
}

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - Ascii.zero;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= Ascii.lowerF ? letter - 0x57 : -1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= Ascii.zero && byte <= Ascii.nine;
}

/** The first byte of a member's value. @param start Behind the closing quote of the name. */
export function valueStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (at < end && bytes[at] !== Ascii.colon) at = skipSpace(bytes, at, end);
  if (at >= end || bytes[at] !== Ascii.colon) return unusual;
  at += 1;
  if (at < end && (bytes[at] as number) <= Ascii.space) at = skipSpace(bytes, at, end);
  return at < end ? at : unusual;
}

/** Behind a value of which nothing is needed. @param start Its first byte. */
export function skipValue(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let depth = 0;
  // One bit for each open bracket, the innermost lowest: 1 for an object.
  let objects = 0;
  for (;;) {
    if (at >= end) return unusual;
    const first = bytes[at] as number;
    if (first === Ascii.openBrace || first === Ascii.openBracket) {
      const isObject = first === Ascii.openBrace;
      at = skipSpace(bytes, at + 1, end);
      if (at >= end) return unusual;
      if (bytes[at] !== (isObject ? Ascii.closeBrace : Ascii.closeBracket)) {
        if (depth === maxDepth) return unusual;
        depth += 1;
        objects = (objects << 1) | (isObject ? 1 : 0);
        if (isObject) at = skipName(bytes, at, end);
        if (at < 0) return unusual;
        continue;
      }
      at += 1;
    } else {
      at = skipScalar(bytes, at, end);
      if (at < 0) return unusual;
    }
    for (;;) {
      if (depth === 0) return at;
      at = skipSpace(bytes, at, end);
      if (at >= end) return unusual;
      const isObject = (objects & 1) === 1;
      const byte = bytes[at];
      if (byte === Ascii.comma) {
        at = skipSpace(bytes, at + 1, end);
        if (isObject) at = skipName(bytes, at, end);
        if (at < 0) return unusual;
        break;
      }
      if (byte !== (isObject ? Ascii.closeBrace : Ascii.closeBracket)) return unusual;
      at += 1;
      depth -= 1;
      objects >>>= 1;
    }
  }
}

/** The first byte of the value of a member whose name begins at an offset. */
function skipName(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== Ascii.quote) return unusual;
  const at = skipString(bytes, start + 1, end);
  return at < 0 ? unusual : valueStart(bytes, at, end);
}

function skipScalar(bytes: Uint8Array, start: number, end: number): number {
  switch (bytes[start]) {
    case Ascii.quote:
      return skipString(bytes, start + 1, end);
    case Ascii.lowerT:
      return skipTrue(bytes, start, end);
    case Ascii.lowerF:
      return skipFalse(bytes, start, end);
    case Ascii.lowerN:
      return skipNull(bytes, start, end);
    default:
      return skipNumber(bytes, start, end);
  }
}

function wordSkipper(word: string): (bytes: Uint8Array, start: number, end: number) => number {
  const expected = Uint8Array.from(word, (character) => character.charCodeAt(0));
  return (bytes, start, end) => {
    if (start + expected.length > end) return unusual;
    for (let i = 0; i < expected.length; i += 1) {
      if (bytes[start + i] !== expected[i]) return unusual;
    }
    return start + expected.length;
  };
}

export const skipTrue = wordSkipper("true");
export const skipFalse = wordSkipper("false");
export const skipNull = wordSkipper("null");

function skipNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === Ascii.minus) at += 1;
  at = skipInteger(bytes, at, end);
  if (at < 0) return unusual;
  if (at < end && bytes[at] === Ascii.point) at = skipDigits(bytes, at + 1, end);
  if (at < 0) return unusual;
  if (at < end && ((bytes[at] as number) | 0x20) === Ascii.lowerE) {
    at += 1;
    if (at < end && (bytes[at] === Ascii.plus || bytes[at] === Ascii.minus)) at += 1;
    at = skipDigits(bytes, at, end);
  }
  return at;
}

/** Behind the digits of an integer without sign. Only a zero itself may begin with zero. */
export function skipInteger(bytes: Uint8Array, start: number, end: number): number {
  if (start < end && bytes[start] === Ascii.zero) return start + 1;
  return skipDigits(bytes, start, end);
}

function skipDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(bytes[at])) at += 1;
  return at === start ? unusual : at;
}
