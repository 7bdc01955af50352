/** The code point at an offset as messages write it, for example `U+00A0`. */
export function codePointName(text: string, offset: number): string {
  return `U+${hex(text.codePointAt(offset) ?? 0, 4)}`;
}

export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, "0");
}
