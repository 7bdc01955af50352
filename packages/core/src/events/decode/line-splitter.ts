import { Ascii } from "./ascii.js";

export interface LineSplitterOptions {
  /** Longer lines are skipped and counted; in bytes, the line break not counted. Default 256 KiB. */
  readonly maxLineBytes?: number;
}

/** Is given a line: the bytes from `start` up to `end`, without the line break. They are valid during the call only. */
export type LineVisitor = (bytes: Uint8Array, start: number, end: number) => void;

const defaultMaxLineBytes = 256 * 1024;

/**
 * Finds the lines of a stream that arrives in chunks, without copying those that stand in one chunk. A line ends with
 * LF; a CR before it stays with the line, where it is white space to JSON. Holds at most one line.
 */
export class LineSplitter {
  /** How many lines were too long so far. */
  skipped = 0;
  readonly #maxLineBytes: number;
  #pending = new Uint8Array(0);
  #pendingLength = 0;
  /** The line that is being received is too long. */
  #isSkipping = false;

  constructor({ maxLineBytes = defaultMaxLineBytes }: LineSplitterOptions = {}) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** Visits the lines that the chunk completes. What follows the last line break is copied, and waits for more. */
  push(chunk: Uint8Array, visit: LineVisitor): void {
    let start = 0;
    for (let end = chunk.indexOf(Ascii.lineFeed); end >= 0; end = chunk.indexOf(Ascii.lineFeed, start)) {
      this.#complete(chunk, start, end, visit);
      start = end + 1;
    }
    this.#keep(chunk, start);
  }

  /** Visits the last line, if it has no line break. */
  end(visit: LineVisitor): void {
    if (this.#pendingLength > 0) this.#complete(this.#pending, 0, 0, visit);
    this.#isSkipping = false;
  }

  #complete(chunk: Uint8Array, start: number, end: number, visit: LineVisitor): void {
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return;
    }
    const length = this.#pendingLength + end - start;
    if (length > this.#maxLineBytes) {
      this.skipped += 1;
      this.#pendingLength = 0;
      return;
    }
    if (this.#pendingLength === 0) {
      visit(chunk, start, end);
      return;
    }
    if (end > start) this.#append(chunk, start, end);
    this.#pendingLength = 0;
    visit(this.#pending, 0, length);
  }

  #keep(chunk: Uint8Array, start: number): void {
    if (this.#isSkipping || start === chunk.length) return;
    if (this.#pendingLength + chunk.length - start > this.#maxLineBytes) {
      this.skipped += 1;
      this.#isSkipping = true;
      this.#pendingLength = 0;
      return;
    }
    this.#append(chunk, start, chunk.length);
  }

  #append(chunk: Uint8Array, start: number, end: number): void {
    const length = this.#pendingLength + end - start;
    if (length > this.#pending.length) {
      const larger = new Uint8Array(Math.min(this.#maxLineBytes, 2 * length));
      larger.set(this.#pending.subarray(0, this.#pendingLength));
      this.#pending = larger;
    }
    this.#pending.set(chunk.subarray(start, end), this.#pendingLength);
    this.#pendingLength = length;
  }
}
