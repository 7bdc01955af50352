import { type RangeSet, rangesContain } from "@a3s/acl-grammar/regex";
import type { Symbols } from "./symbols.js";

/** Finds the last character out of a set in a growing beginning of a text, in one pass over the text. */
export class BreakFinder {
  readonly #ofUnit: Uint16Array;
  /** By symbol: whether its characters are in the set. A surrogate is taken for a character that is not. */
  readonly #isBreak: Uint8Array;
  #text = "";
  /** The text where it is given as bytes of ASCII. */
  #bytes: Uint8Array | undefined;
  #readTo = 0;
  #last = -1;

  constructor(set: RangeSet, symbols: Symbols) {
    const { alphabet, ofUnit } = symbols;
    this.#ofUnit = ofUnit;
    this.#isBreak = new Uint8Array(alphabet.classCount + 1);
    for (const [stretch, start] of alphabet.starts.entries()) {
      if (rangesContain(set, start)) this.#isBreak[alphabet.classes[stretch] as number] = 1;
    }
  }

  begin(text: string | Uint8Array): void {
    this.#text = typeof text === "string" ? text : "";
    this.#bytes = typeof text === "string" ? undefined : text;
    this.#readTo = 0;
    this.#last = -1;
  }

  /**
   * Whether such a character is known to stand at an offset from `from` up to but not including `to`. It is not always
   * known after later offsets were asked for.
   */
  isKnownBetween(from: number, to: number): boolean {
    for (; this.#readTo < to; this.#readTo += 1) {
      const unit = this.#bytes === undefined ? this.#text.charCodeAt(this.#readTo) : this.#bytes[this.#readTo];
      const symbol = this.#ofUnit[unit as number] as number;
      if (this.#isBreak[symbol] === 1) this.#last = this.#readTo;
    }
    return this.#last >= from && this.#last < to;
  }
}
