/** What a surrogate without its partner is read as. */
export const replacementCharacter = 0xfffd;

/** The scalar value at an offset inside the text; it takes two units where it is above U+FFFF and one otherwise. */
export function scalarValueAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if ((unit & 0xf800) !== 0xd800) return unit;
  const codePoint = text.codePointAt(offset) as number;
  return codePoint > 0xffff ? codePoint : replacementCharacter;
}
