import type { CounterSpec } from "./nfa.js";

/** What is kept of each counter, together in memory because it is looked at together. */
const Field = { row: 0, min: 1, max: 2, ring: 3, ringMask: 4, begin: 5, newest: 6, mature: 7 } as const;
const fieldCount = 8;

const noLimit = 0x7fffffff;
const never = -1;
const bitsPerWord = 32;

/**
 * Counts repetitions of sets without a node for each count. A counter may be entered at every position of the text and
 * has a number for each entry; but they all grow by one with each character and end with the same one. So one bit for
 * each of the last positions tells everything, and a step looks at one of them, whatever the count is.
 */
export class Counters {
  /** The counters that the last step has left behind, up to `leftCount`: enough characters were read. */
  readonly left: Int32Array;
  leftCount = 0;
  readonly #records: Int32Array;
  /** For each counter one bit for each of its last positions, 1 where it was entered there. */
  readonly #rings: Int32Array;
  readonly #members: Uint8Array;
  readonly #active: Int32Array;
  #activeCount = 0;
  readonly #isActive: Uint8Array;
  /** How many characters of the text were read. */
  #position = 0;

  /** @param members As in the alphabet, with `classCount` columns. */
  constructor(counters: readonly CounterSpec[], members: Uint8Array, classCount: number) {
    this.#members = members;
    this.left = new Int32Array(counters.length);
    this.#active = new Int32Array(counters.length);
    this.#isActive = new Uint8Array(counters.length);
    this.#records = new Int32Array(fieldCount * counters.length);
    let words = 0;
    for (const [index, { set, min, max }] of counters.entries()) {
      const at = index * fieldCount;
      let ringWords = 1;
      while (ringWords * bitsPerWord < min) ringWords *= 2;
      this.#records[at + Field.row] = set * classCount;
      this.#records[at + Field.min] = min;
      this.#records[at + Field.max] = Math.min(max, noLimit);
      this.#records[at + Field.ring] = words;
      this.#records[at + Field.ringMask] = ringWords - 1;
      words += ringWords;
    }
    this.#rings = new Int32Array(words);
  }

  /** Whether some counter was entered and has not come to its end. */
  get isCounting(): boolean {
    return this.#activeCount > 0;
  }

  begin(): void {
    for (let i = 0; i < this.#activeCount; i += 1) this.#isActive[this.#active[i] as number] = 0;
    this.#activeCount = 0;
    this.#position = 0;
  }

  /** Begins to count with the next character, beside what is counted already. */
  enter(counter: number): void {
    const at = counter * fieldCount;
    const records = this.#records;
    records[at + Field.newest] = this.#position;
    if (this.#isActive[counter] === 1) return;
    this.#isActive[counter] = 1;
    this.#active[this.#activeCount++] = counter;
    records[at + Field.begin] = this.#position;
    records[at + Field.mature] = never;
  }

  /** Reads a character. */
  step(symbol: number): void {
    const records = this.#records;
    const rings = this.#rings;
    const members = this.#members;
    const active = this.#active;
    const position = this.#position;
    const following = position + 1;
    const end = this.#activeCount;
    let leftCount = 0;
    let kept = 0;
    for (let i = 0; i < end; i += 1) {
      const counter = active[i] as number;
      const at = counter * fieldCount;
      if (members[(records[at + Field.row] as number) + symbol] === 0) {
        this.#isActive[counter] = 0;
        continue;
      }
      const newest = records[at + Field.newest] as number;
      const ring = records[at + Field.ring] as number;
      const mask = records[at + Field.ringMask] as number;
      // Every position since the counter became active is written, so that no bit of an earlier use is read.
      const place = ring + ((position >>> 5) & mask);
      if (newest === position) rings[place] = (rings[place] as number) | (1 << (position & 31));
      else rings[place] = (rings[place] as number) & ~(1 << (position & 31));
      const due = following - (records[at + Field.min] as number);
      if (
        due >= (records[at + Field.begin] as number) &&
        ((rings[ring + ((due >>> 5) & mask)] as number) & (1 << (due & 31))) !== 0
      ) {
        records[at + Field.mature] = due;
      }
      // Of all entries that have the least count the latest one is furthest from the greatest.
      const mature = records[at + Field.mature] as number;
      const max = records[at + Field.max] as number;
      if (mature >= 0 && following - mature <= max) this.left[leftCount++] = counter;
      if (following - newest >= max) this.#isActive[counter] = 0;
      else active[kept++] = counter;
    }
    this.#activeCount = kept;
    this.leftCount = leftCount;
    this.#position = following;
  }
}
