import type { Range } from "@a3s/acl-grammar";
import { type CharClass, isIn } from "./char-class.js";
import { lookAhead, lookBehind } from "./limits.js";

/**
 * The part of a text that is there so far, read by offsets in the whole text. A detector sees a bounded stretch around
 * its trigger, so that what it decides does not depend on how much of the text has come.
 */
export class TextView {
  #text = "";
  #base = 0;
  #isWhole = false;
  #from = 0;
  #to = Number.POSITIVE_INFINITY;
  /** Where the text that is there ends. */
  end = 0;
  /** Whether something was asked for that is not there yet: what was decided since must be decided again. */
  isShort = false;

  /** Shows another stretch: `text` stands at `base`, and nothing follows it where `isWhole`. */
  show(text: string, base: number, isWhole: boolean): void {
    this.#text = text;
    this.#base = base;
    this.#isWhole = isWhole;
    this.end = base + text.length;
    this.open();
  }

  /** Narrows the view to what a detector may look at. */
  narrow(hit: Range): void {
    this.#from = hit.start - lookBehind;
    this.#to = hit.end + lookAhead;
    this.isShort = false;
  }

  /** Widens the view to all that is there. */
  open(): void {
    this.#from = 0;
    this.#to = Number.POSITIVE_INFINITY;
    this.isShort = false;
  }

  /** The UTF-16 unit at an offset, or -1 outside of the text and of the view. */
  code(at: number): number {
    if (at >= this.end) {
      if (!this.#isWhole && at < this.#to) this.isShort = true;
      return -1;
    }
    return at < this.#from || at >= this.#to || at < this.#base ? -1 : this.#text.charCodeAt(at - this.#base);
  }

  /** Where the run of characters in the set that starts at an offset ends, or `limit` if it is longer. */
  runEnd(members: CharClass, from: number, limit = Number.POSITIVE_INFINITY): number {
    let at = from;
    while (at < limit && isIn(members, this.code(at))) at++;
    return at;
  }

  /** Where the run of characters in the set that ends before an offset starts, or `limit` if it is longer. */
  runStart(members: CharClass, before: number, limit = 0): number {
    let at = before;
    while (at > limit && isIn(members, this.code(at - 1))) at--;
    return at;
  }

  /** Whether a text of ASCII characters stands at an offset. */
  hasAt(at: number, expected: string): boolean {
    for (let index = 0; index < expected.length; index++) {
      if (this.code(at + index) !== expected.charCodeAt(index)) return false;
    }
    return true;
  }

  /** The text between two offsets that have been read. */
  slice(start: number, end: number): string {
    return this.#text.slice(start - this.#base, end - this.#base);
  }
}
