import type { Alphabet } from "../regex/alphabet.js";
import type { CounterSpec } from "./nfa.js";

/** What is kept of each counter, together in memory because it is looked at together. */
const Field = { min: 0, max: 1, set: 2, next: 3, mature: 4, isOpen: 5 } as const;
const fieldCount = 6;

/**
 * What is kept of each bank. The words of its ring are numbered through all positions, of which the last are kept. Its
 * counters stand by their least counts, up to `endShort` those below 32.
 */
const BankField = { ring: 0, ringMask: 1, lastWord: 2, newest: 3, first: 4, endShort: 5, end: 6, isActive: 7 } as const;
const bankFieldCount = 8;

const bitsPerWord = 32;
const noLimit = 0x7fffffff;
const never = -1;

/** Positions are counted over all texts; here the count starts anew. */
const greatestPosition = 2 ** 30;

/**
 * Counts repetitions of sets without a node for each count. Counters that are entered together are a bank. Its entries
 * are kept as one bit for each position; that is enough, because all that was entered counts alike: what was entered at
 * a position has the least count so many positions later, unless a character that is not in the set came between.
 *
 * So there is nothing to do with a character but to note the entries and to look after those counters that reach their
 * least count with it. Which these are is found for 32 positions at once.
 */
export class Counters {
  /** The nodes behind the counters that the last step has left, up to `leftCount`: enough characters were read. */
  readonly left: Int32Array;
  leftCount = 0;
  readonly #records: Int32Array;
  readonly #banks: Int32Array;
  readonly #rings: Int32Array;
  /** By symbol: the sets that it is not in, numbered as in the records. */
  readonly #breaks: readonly Int32Array[];
  /** By set: the position behind the last character that is not in it. */
  readonly #lastBreaks: Int32Array;
  readonly #active: number[] = [];
  /** The counters that have their least count, and not yet passed their greatest. */
  readonly #open: number[] = [];
  /** By the last five bits of a position: the counters that reach their least count there, up to `#dueCounts`. */
  readonly #due: readonly Int32Array[];
  readonly #dueCounts = new Int32Array(bitsPerWord);
  /** How many characters were read, over all texts. */
  #position = 0;
  #firstWord = 0;

  constructor(banks: readonly (readonly CounterSpec[])[], alphabet: Alphabet) {
    const sorted = banks.map((bank) => [...bank].sort((a, b) => a.min - b.min));
    const specs = sorted.flat();
    const sets = [...new Set(specs.map(({ set }) => set))];
    this.left = new Int32Array(2 * specs.length);
    this.#due = Array.from({ length: bitsPerWord }, () => new Int32Array(specs.length));
    this.#records = new Int32Array(fieldCount * specs.length);
    for (const [index, { max, min, next, set }] of specs.entries()) {
      this.#records.set([min, Math.min(max, noLimit), sets.indexOf(set), next, never, 0], index * fieldCount);
    }
    this.#lastBreaks = new Int32Array(sets.length);
    const { classCount, members } = alphabet;
    this.#breaks = Array.from({ length: classCount }, (_, symbol) =>
      Int32Array.from(sets.keys()).filter((set) => members[(sets[set] as number) * classCount + symbol] === 0),
    );
    this.#banks = new Int32Array(bankFieldCount * banks.length);
    let words = 0;
    let first = 0;
    for (const [index, bank] of sorted.entries()) {
      const longest = bank.at(-1)?.min ?? 0;
      const endShort = first + bank.filter(({ min }) => min < bitsPerWord).length;
      // Of the positions that are looked for the first and the last may stand in different words.
      let ringWords = 2;
      while ((ringWords - 1) * bitsPerWord < longest) ringWords *= 2;
      this.#banks.set(
        [words, ringWords - 1, never, never, first, endShort, first + bank.length, 0],
        index * bankFieldCount,
      );
      words += ringWords;
      first += bank.length;
    }
    this.#rings = new Int32Array(words);
  }

  /** Whether anything was entered that has not come to its end. */
  get isCounting(): boolean {
    return this.#active.length > 0 || this.#open.length > 0;
  }

  begin(): void {
    for (const bank of this.#active) this.#banks[bank * bankFieldCount + BankField.isActive] = 0;
    for (const counter of this.#open) this.#records[counter * fieldCount + Field.isOpen] = 0;
    this.#active.length = 0;
    this.#open.length = 0;
    this.#dueCounts.fill(0);
    if (this.#position > greatestPosition) this.#restart();
    this.#position = (this.#position + 2 * bitsPerWord) & -bitsPerWord;
    this.#firstWord = this.#position >>> 5;
  }

  /** Begins to count with the next character, beside what is counted already. */
  enter(bank: number): void {
    const banks = this.#banks;
    const at = bank * bankFieldCount;
    const position = this.#position;
    if (banks[at + BankField.newest] === position) return;
    banks[at + BankField.newest] = position;
    if (banks[at + BankField.isActive] === 0) {
      banks[at + BankField.isActive] = 1;
      this.#active.push(bank);
    }
    const ring = banks[at + BankField.ring] as number;
    const mask = banks[at + BankField.ringMask] as number;
    const word = position >>> 5;
    // Words between two entries were not written: what stands there is older than the ring is long.
    for (let old = Math.max((banks[at + BankField.lastWord] as number) + 1, word - mask); old <= word; old += 1) {
      this.#rings[ring + (old & mask)] = 0;
    }
    banks[at + BankField.lastWord] = word;
    this.#rings[ring + (word & mask)] = (this.#rings[ring + (word & mask)] as number) | (1 << (position & 31));
    // What is due within 32 positions is not found in time by looking for it.
    const end = banks[at + BankField.endShort] as number;
    for (let counter = banks[at + BankField.first] as number; counter < end; counter += 1) {
      this.#addDue(counter, (position + (this.#records[counter * fieldCount + Field.min] as number)) & 31);
    }
  }

  /** Reads a character. */
  step(symbol: number): void {
    const records = this.#records;
    const lastBreaks = this.#lastBreaks;
    const position = this.#position + 1;
    this.#position = position;
    const breaks = this.#breaks[symbol] as Int32Array;
    for (let i = 0; i < breaks.length; i += 1) lastBreaks[breaks[i] as number] = position;
    if ((position & 31) === 0) this.#findDue();
    const due = this.#due[position & 31] as Int32Array;
    const dueCount = this.#dueCounts[position & 31] as number;
    const open = this.#open;
    const left = this.left;
    let leftCount = 0;
    for (let i = 0; i < dueCount; i += 1) {
      const counter = due[i] as number;
      const at = counter * fieldCount;
      const entry = position - (records[at + Field.min] as number);
      if ((lastBreaks[records[at + Field.set] as number] as number) > entry) continue;
      if (records[at + Field.min] === records[at + Field.max]) {
        left[leftCount++] = records[at + Field.next] as number;
        continue;
      }
      // Of all entries that have the least count the latest one is furthest from the greatest.
      records[at + Field.mature] = entry;
      if (records[at + Field.isOpen] === 1) continue;
      records[at + Field.isOpen] = 1;
      open.push(counter);
    }
    this.#dueCounts[position & 31] = 0;
    let kept = 0;
    for (let i = 0; i < open.length; i += 1) {
      const counter = open[i] as number;
      const at = counter * fieldCount;
      const mature = records[at + Field.mature] as number;
      if (
        (lastBreaks[records[at + Field.set] as number] as number) > mature ||
        position - mature > (records[at + Field.max] as number)
      ) {
        records[at + Field.isOpen] = 0;
        continue;
      }
      open[kept++] = counter;
      left[leftCount++] = records[at + Field.next] as number;
    }
    if (open.length !== kept) open.length = kept;
    this.leftCount = leftCount;
  }

  /** Finds what is due at the next 32 positions, from this one on, and was entered before. */
  #findDue(): void {
    const position = this.#position;
    const active = this.#active;
    let kept = 0;
    for (const bank of active) {
      const at = bank * bankFieldCount;
      const banks = this.#banks;
      const newest = banks[at + BankField.newest] as number;
      const end = banks[at + BankField.end] as number;
      if (position - newest > (this.#records[(end - 1) * fieldCount + Field.min] as number)) {
        banks[at + BankField.isActive] = 0;
        continue;
      }
      active[kept++] = bank;
      for (let counter = banks[at + BankField.endShort] as number; counter < end; counter += 1) {
        const min = this.#records[counter * fieldCount + Field.min] as number;
        let entries = this.#entriesFrom(at, position - min);
        while (entries !== 0) {
          const bit = 31 - Math.clz32(entries & -entries);
          this.#addDue(counter, bit);
          entries &= entries - 1;
        }
      }
    }
    active.length = kept;
  }

  /** At most once for each counter and position. */
  #addDue(counter: number, place: number): void {
    const count = this.#dueCounts[place] as number;
    (this.#due[place] as Int32Array)[count] = counter;
    this.#dueCounts[place] = count + 1;
  }

  /** The entries into a bank at a position and the 31 behind it, one bit each. */
  #entriesFrom(at: number, position: number): number {
    const word = position >> 5;
    const shift = position & 31;
    const low = this.#entriesIn(at, word) >>> shift;
    return shift === 0 ? low : low | (this.#entriesIn(at, word + 1) << (bitsPerWord - shift));
  }

  #entriesIn(at: number, word: number): number {
    const lastWord = this.#banks[at + BankField.lastWord] as number;
    const mask = this.#banks[at + BankField.ringMask] as number;
    if (word < this.#firstWord || word > lastWord || word < lastWord - mask) return 0;
    return this.#rings[(this.#banks[at + BankField.ring] as number) + (word & mask)] as number;
  }

  #restart(): void {
    this.#position = 0;
    this.#lastBreaks.fill(0);
    for (let at = 0; at < this.#banks.length; at += bankFieldCount) {
      this.#banks[at + BankField.lastWord] = never;
      this.#banks[at + BankField.newest] = never;
    }
  }
}
