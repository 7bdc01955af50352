import type { Range } from "@a3s/acl-grammar";
import { type Alphabet, classOf } from "../engine/regex/alphabet.js";
import { Context } from "../engine/regex/look.js";
import { Opcode, type Program } from "../engine/regex/program.js";
import { scalarValueAt } from "../engine/regex/scalar-value.js";
import { ThreadFollower, type Threads } from "../engine/regex/thread-follower.js";
import { maxRedactionLength } from "./limits.js";

/** What a thread carries: where its match and the first group start, where the group ends, and its generation. */
const slotCount = 4;
const startSlot = 0;
const groupStartSlot = 1;
const groupEndSlot = 2;
const generationSlot = 3;

/** A match that stands unless a preferred one that started before it is found after all. */
interface PendingMatch extends Range {
  readonly matchStart: number;
}

/** Saves 2 and 3 are the ends of the first group. */
const slotOfSave = [-1, -1, groupStartSlot, groupEndSlot];

/**
 * Finds one match of a pattern after the other, as `findRegex` would if it were asked again behind each match, but in one
 * pass over a text that comes in pieces. Matches of nothing are passed over. At most one thread waits at an instruction:
 * what a less preferred one could still find is decided by the preferred one, whose future is the same. That is why
 * the search for the next match can begin while the one before is still open, and the time stays linear.
 *
 * A match that has not ended after `maxRedactionLength` characters ends there.
 */
export class PatternFinder {
  readonly #program: Program;
  readonly #canStart: Uint8Array;
  readonly #follower: ThreadFollower;
  readonly #limit: number;
  #threads: Threads;
  #following: Threads;
  #offset = 0;
  #before: number = Context.edge;
  /** Matches that may still be replaced, the oldest first, and how many have been given out before them. */
  #pending: PendingMatch[] = [];
  #settledCount = 0;

  /** @param limit How long a match may be. */
  constructor(program: Program, limit: number = maxRedactionLength) {
    this.#program = program;
    this.#limit = limit;
    this.#follower = new ThreadFollower(program, slotCount, slotOfSave, true);
    this.#threads = this.#follower.createThreads();
    this.#following = this.#follower.createThreads();
    this.#canStart = startClasses(program);
  }

  /**
   * Reads on: `text` stands at `base` and holds all that was not read, from `offset` on. Gives the stretches to mask that
   * are settled: the first group of a match, or all of it.
   */
  advance(text: string, base: number, isWhole: boolean): Range[] {
    const end = base + text.length;
    while (this.#offset < end || isWhole) {
      const at = this.#offset - base;
      if (at >= text.length) {
        this.#step(-1, 0, Context.edge);
        break;
      }
      const value = scalarValueAt(text, at);
      const width = value > 0xffff ? 2 : 1;
      const isCut = at + width >= text.length || (at + width === text.length - 1 && isHighSurrogate(text, at + width));
      if (isCut && !isWhole) break;
      const symbol = classOf(this.#program.alphabet, value);
      if (this.#threads.count === 0 && this.#canStart[symbol] === 0) {
        this.#before = this.#program.alphabet.contexts[symbol] as number;
        this.#offset += width;
        continue;
      }
      this.#step(symbol, width, contextAt(this.#program.alphabet, text, at + width));
    }
    return this.#settle(isWhole);
  }

  /** Before this offset nothing will be found any more that was not given out. */
  get settledTo(): number {
    const start = this.#threads.count > 0 ? (this.#threads.slots[startSlot] as number) : this.#offset;
    return Math.min(start, this.#pending[0]?.matchStart ?? start);
  }

  /** From here on the text is still needed. */
  get offset(): number {
    return this.#offset;
  }

  #step(symbol: number, width: number, afterNext: number): void {
    const { alphabet, next, opcodes, operands } = this.#program;
    const { classCount, contexts, members } = alphabet;
    const after = symbol < 0 ? Context.edge : (contexts[symbol] as number);
    const end = this.#offset + width;
    let threads = this.#threads;
    this.#seed(after);
    this.#following.count = 0;
    this.#following.round += 1;
    for (let thread = 0; thread < threads.count; thread += 1) {
      const pc = threads.pcs[thread] as number;
      const row = thread * slotCount;
      const isTooLong = thread === 0 && this.#offset - (threads.slots[row] as number) >= this.#limit;
      if (opcodes[pc] === Opcode.match || isTooLong) {
        this.#record(threads, row);
        // What comes later is less preferred than this match; the next one is looked for from here.
        threads.count = thread;
        this.#mark(threads);
        this.#seed(after);
        thread -= 1;
        continue;
      }
      if (symbol >= 0 && members[(operands[pc] as number) * classCount + symbol] === 1) {
        this.#follower.path.set(threads.slots.subarray(row, row + slotCount));
        this.#follower.follow(this.#following, next[pc] as number, end, after, afterNext);
      }
    }
    if (symbol < 0) {
      threads.count = 0;
      return;
    }
    threads = this.#threads;
    this.#threads = this.#following;
    this.#following = threads;
    this.#offset = end;
    this.#before = after;
  }

  #seed(after: number): void {
    this.#follower.path.fill(-1);
    this.#follower.path[startSlot] = this.#offset;
    this.#follower.path[generationSlot] = this.#settledCount + this.#pending.length;
    this.#follower.follow(this.#threads, this.#program.start, this.#offset, this.#before, after);
  }

  /** Marks only the threads that are left as waiting, so that the others can be added again. */
  #mark(threads: Threads): void {
    threads.round += 1;
    for (let thread = 0; thread < threads.count; thread += 1) {
      threads.reached[threads.pcs[thread] as number] = threads.round;
    }
  }

  #record(threads: Threads, row: number): void {
    const matchStart = threads.slots[row + startSlot] as number;
    const groupStart = threads.slots[row + groupStartSlot] as number;
    const groupEnd = threads.slots[row + groupEndSlot] as number;
    this.#pending.length = (threads.slots[row + generationSlot] as number) - this.#settledCount;
    this.#pending.push({
      matchStart,
      start: groupStart < 0 ? matchStart : groupStart,
      end: groupStart < 0 || groupEnd < groupStart ? this.#offset : groupEnd,
    });
  }

  #settle(isWhole: boolean): Range[] {
    const oldest = this.#threads.count > 0 ? (this.#threads.slots[generationSlot] as number) : Number.POSITIVE_INFINITY;
    const count = isWhole ? this.#pending.length : Math.min(this.#pending.length, oldest - this.#settledCount);
    this.#settledCount += count;
    return this.#pending
      .splice(0, count)
      .filter(({ start, end }) => end > start)
      .map(({ start, end }) => ({ start, end }));
  }
}

/** For each class of characters whether a match can start with one, as far as can be said without its neighbours. */
function startClasses({ alphabet, next, opcodes, operands, start }: Program): Uint8Array {
  const { classCount, members } = alphabet;
  const classes = new Uint8Array(classCount);
  const reached = new Set<number>();
  const stack = [start];
  for (let pc = stack.pop(); pc !== undefined; pc = stack.pop()) {
    if (reached.has(pc)) continue;
    reached.add(pc);
    if (opcodes[pc] === Opcode.consume) {
      const row = (operands[pc] as number) * classCount;
      for (let symbol = 0; symbol < classCount; symbol++)
        classes[symbol] = (classes[symbol] ?? 0) | (members[row + symbol] as number);
    } else if (opcodes[pc] !== Opcode.match) {
      stack.push(next[pc] as number);
      if (opcodes[pc] === Opcode.split) stack.push(operands[pc] as number);
    }
  }
  return classes;
}

function contextAt(alphabet: Alphabet, text: string, at: number): number {
  if (at >= text.length) return Context.edge;
  return alphabet.contexts[classOf(alphabet, scalarValueAt(text, at))] as number;
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}
