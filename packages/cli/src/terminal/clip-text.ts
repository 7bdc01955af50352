import stringWidth from "string-width";
import { visibleText } from "./visible-text.js";

/**
 * Text that others wrote in at most `width` columns of a terminal, safe to print. What does not fit is left out in the
 * middle, because an attacker who knows that the end is cut would hide the payload there.
 */
export function clipText(text: string, width: number): string {
  if (isPlain(text) && text.length <= width) return text;
  // What lies further from both ends is not looked at, so that a huge text costs no more than a long one.
  const reach = width * 8;
  const isHuge = text.length > 2 * reach;
  const start = visibleText(isHuge ? text.slice(0, reach) : text);
  if (!isHuge && columnsOf(start) <= width) return start;
  const end = isHuge ? visibleText(text.slice(-reach)) : start;
  const tail = takeColumns(units(end.slice(-reach)).toReversed(), Math.floor((width - 1) / 3))
    .toReversed()
    .join("");
  const head = takeColumns(units(start.slice(0, reach)), width - 1 - columnsOf(tail)).join("");
  return `${head}…${tail}`;
}

/** Fills up with blanks to `width` columns; a longer text stays as it is. */
export function padText(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

const segmenter = new Intl.Segmenter();

/** Printable ASCII, where a character is a column; nearly everything is, and finding that out is quick. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function columnsOf(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** What is kept or left out as a whole: characters as a reader sees them, and the signs of those that are not seen. */
function units(text: string): string[] {
  return text.split(/(<U\+[0-9A-F]{4,6}>)/).flatMap((part, index) => {
    if (index % 2 === 1) return [part];
    return isPlain(part) ? [...part] : [...segmenter.segment(part)].map(({ segment }) => segment);
  });
}

function takeColumns(parts: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const part of parts) {
    used += columnsOf(part);
    if (used > width) break;
    taken.push(part);
  }
  return taken;
}
