import { readSync } from "node:fs";

const lineFeed = 0x0a;
const defaultChunkBytes = 64 * 1024;

/**
 * Whether a line of the open file is exactly `line`, blanks around it aside. An unterminated last line counts. The file
 * is read in pieces: memory does not grow with it.
 *
 * `from` is where to begin; a line must begin there.
 */
export function holdsLine(fd: number, line: Buffer, from = 0, chunkBytes = defaultChunkBytes): boolean {
  const chunk = Buffer.allocUnsafe(Math.max(chunkBytes, 2 * line.length + 2));
  let position = from;
  // The piece begins in the middle of a line that is longer than a piece, and so is not the line that is looked for.
  let insideLine = false;
  for (;;) {
    const size = readSync(fd, chunk, 0, chunk.length, position);
    if (size === 0) return false;
    const last = size < chunk.length;
    const lastBreak = chunk.lastIndexOf(lineFeed, size - 1);
    const end = last || lastBreak < 0 ? size : lastBreak + 1;
    const firstBreak = insideLine ? chunk.indexOf(lineFeed) : -1;
    const start = insideLine ? (firstBreak < 0 || firstBreak >= size ? end : firstBreak + 1) : 0;
    if (holds(chunk.subarray(start, end), line, last)) return true;
    insideLine = !last && lastBreak < 0;
    position += end;
  }
}

/** `text` begins where a line begins; it ends where one ends if `endsLine`, or with a line break. */
function holds(text: Buffer, line: Buffer, endsLine: boolean): boolean {
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    let before = at - 1;
    while (before >= 0 && isBlank(text[before])) before--;
    let after = at + line.length;
    while (after < text.length && isBlank(text[after])) after++;
    const begins = before < 0 || text[before] === lineFeed;
    const ends = after < text.length ? text[after] === lineFeed : endsLine;
    if (begins && ends) return true;
  }
  return false;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0b || byte === 0x0c;
}
