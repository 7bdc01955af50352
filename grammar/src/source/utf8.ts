/** The length of `text` between two offsets in UTF-8 bytes; a lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string, start = 0, end = text.length): number {
  let bytes = end - start;
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes += 1;
      continue;
    }
    bytes += 2;
    if (!isLeadSurrogate(unit) || offset + 1 >= end || !isTrailSurrogate(text.charCodeAt(offset + 1))) continue;
    // The pair has two units and four bytes, so the second unit adds nothing beyond its own count.
    offset++;
  }
  return bytes;
}

/** Whether the text between two offsets takes more than `limit` bytes of UTF-8; looks closely only where the length leaves it open. */
export function exceedsUtf8Length(text: string, start: number, end: number, limit: number): boolean {
  const units = end - start;
  if (units > limit) return true;
  if (units * 3 <= limit) return false;
  return utf8Length(text, start, end) > limit;
}

export function isLeadSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isTrailSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
