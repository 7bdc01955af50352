/** A set of ASCII characters, one entry for each: 1 where the character lies in the set. */
export type CharClass = Uint8Array;

/** The set of the characters in the text, where `a-z` between two characters is a range. A `-` at the end is itself. */
export function charClass(spec: string): CharClass {
  const members = new Uint8Array(128);
  for (let at = 0; at < spec.length; at++) {
    const isRange = spec[at + 1] === "-" && at + 2 < spec.length;
    const last = spec.charCodeAt(isRange ? at + 2 : at);
    for (let code = spec.charCodeAt(at); code <= last; code++) members[code] = 1;
    if (isRange) at += 2;
  }
  return members;
}

/** Whether the set holds the character of this UTF-16 unit; -1, which stands for no character, lies in no set. */
export function isIn(members: CharClass, code: number): boolean {
  return code >= 0 && code < 128 && members[code] === 1;
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
