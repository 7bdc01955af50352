/** Gives ids that depend on nothing but what is named, and on how often the same was named before. */
export function createStableIds(): (prefix: string, content: string) => string {
  const counts = new Map<string, number>();
  return (prefix, content) => {
    const id = `${prefix}-${hashOf(content)}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}

/** 64 bits of two FNV-1a hashes with different starts, as hexadecimal. Two texts with one hash only share a number series. */
function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
