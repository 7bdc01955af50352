/**
 * A set of characters: one entry for each of ASCII, 1 where it lies in the set, and a last one for all letters, digits and
 * symbols beyond ASCII together.
 */
export type CharClass = Uint8Array;

/** Where in a set it says whether what lies beyond ASCII belongs to it. */
const beyondAscii = 128;

/** The set of the characters in the text, where `a-z` between two characters is a range. A `-` at the end is itself. */
export function charClass(spec: string): CharClass {
  const members = new Uint8Array(beyondAscii + 1);
  for (let at = 0; at < spec.length; at++) {
    const isRange = spec[at + 1] === "-" && at + 2 < spec.length;
    const last = spec.charCodeAt(isRange ? at + 2 : at);
    for (let code = spec.charCodeAt(at); code <= last; code++) members[code] = 1;
    if (isRange) at += 2;
  }
  return members;
}

/** The set with the letters, digits and symbols beyond ASCII, but without blanks and what ends a sentence or a quotation. */
export function withForeign(members: CharClass): CharClass {
  const wider = members.slice();
  wider[beyondAscii] = 1;
  return wider;
}

/** Whether the set holds the character of this UTF-16 unit; -1, which stands for no character, lies in no set. */
export function isIn(members: CharClass, code: number): boolean {
  if (code < beyondAscii) return code >= 0 && members[code] === 1;
  return members[beyondAscii] === 1 && isForeign(code);
}

/** Blanks, formats, quotation marks and the punctuation of sentences beyond ASCII, by their UTF-16 units. */
const foreignEnds: readonly (readonly [first: number, last: number])[] = [
  [0x80, 0xa0],
  [0xab, 0xab],
  [0xbb, 0xbb],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0xfeff, 0xfeff],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
];

function isForeign(code: number): boolean {
  return foreignEnds.every(([first, last]) => code < first || code > last);
}

export const digits = charClass("0-9");
export const hexDigits = charClass("0-9a-fA-F");
export const capitals = charClass("A-Z");
export const capitalsAndDigits = charClass("A-Z0-9");
export const letters = charClass("A-Za-z");
export const alphanumeric = charClass("A-Za-z0-9");
export const wordCharacters = charClass("A-Za-z0-9_");
export const base64Characters = charClass("A-Za-z0-9+/=");
export const base64UrlCharacters = charClass("A-Za-z0-9_-");
export const dottedBase64Url = charClass("A-Za-z0-9_.-");
