import type { Range } from "@a3s/acl-grammar";
import { type Alphabet, classOf } from "./alphabet.js";
import { Context, contextCount, looksBetween } from "./look.js";
import { Opcode, type Program } from "./program.js";
import { scalarValueAt } from "./scalar-value.js";

/** The groups of a match, the whole match first; undefined where a group took no part. */
export type Groups = readonly (Range | undefined)[];

/** Where to search, and what to report. */
export interface FindOptions {
  /** Where the search starts, in UTF-16 units; what stands before it is still context. Default 0. */
  readonly from?: number;
  /** How many groups to report, the whole match not counted. Fewer are faster. Default: all. */
  readonly groupCount?: number;
}

/**
 * The leftmost match in the subject, preferring earlier alternatives and greedy repetitions; offsets in UTF-16 units.
 * The time is at most the length of the subject times the size of the program.
 */
export function findRegex(program: Program, subject: string, options: FindOptions = {}): Groups | undefined {
  const groupCount = Math.min(options.groupCount ?? program.groupCount, program.groupCount);
  const slots = new Search(program, subject, 2 * (groupCount + 1)).run(options.from ?? 0);
  if (slots === undefined) return undefined;
  const groups: (Range | undefined)[] = [];
  for (let i = 0; i < slots.length; i += 2) {
    const start = slots[i] as number;
    const end = slots[i + 1] as number;
    groups.push(start < 0 || end < 0 ? undefined : { start, end });
  }
  return groups;
}

/** Threads in order of preference, each waiting at an instruction, at most one at each. */
interface Threads {
  readonly pcs: Int32Array;
  /** The generation in which an instruction was last reached. */
  readonly reached: Int32Array;
  /** For each thread its slots, one row after the other. */
  slots: Int32Array;
  count: number;
  generation: number;
}

class Search {
  readonly #program: Program;
  readonly #subject: string;
  readonly #slotCount: number;
  /** The slots along the path that is being followed. */
  readonly #path: Int32Array;
  /** Instructions still to follow; a negative entry restores the slot under it to the value under that. */
  readonly #stack: number[] = [];

  constructor(program: Program, subject: string, slotCount: number) {
    this.#program = program;
    this.#subject = subject;
    this.#slotCount = slotCount;
    this.#path = new Int32Array(slotCount);
  }

  run(from: number): Int32Array | undefined {
    const { alphabet, next, opcodes, operands, start } = this.#program;
    const { classCount, contexts, members } = alphabet;
    const subject = this.#subject;
    let current = createThreads(this.#program, this.#slotCount);
    let following = createThreads(this.#program, this.#slotCount);
    let found: Int32Array | undefined;
    let offset = from;
    let before = contextBefore(alphabet, subject, from);
    for (;;) {
      const value = offset < subject.length ? scalarValueAt(subject, offset) : -1;
      const symbol = value < 0 ? -1 : classOf(alphabet, value);
      const after = symbol < 0 ? Context.edge : (contexts[symbol] as number);
      if (found === undefined) {
        this.#path.fill(-1);
        this.#follow(current, start, offset, before, after);
      } else if (current.count === 0) {
        return found;
      }
      // A character further on, the threads need to know what comes after it.
      const end = offset + (value > 0xffff ? 2 : 1);
      const afterNext = symbol < 0 ? Context.edge : contextAt(alphabet, subject, end);
      clear(following);
      for (let thread = 0; thread < current.count; thread += 1) {
        const pc = current.pcs[thread] as number;
        const row = thread * this.#slotCount;
        if (opcodes[pc] === Opcode.match) {
          found = current.slots.slice(row, row + this.#slotCount);
          // The threads that come later are less preferred than this match.
          break;
        }
        if (symbol >= 0 && members[(operands[pc] as number) * classCount + symbol] === 1) {
          this.#path.set(current.slots.subarray(row, row + this.#slotCount));
          this.#follow(following, next[pc] as number, end, after, afterNext);
        }
      }
      if (symbol < 0) return found;
      [current, following] = [following, current];
      offset = end;
      before = after;
    }
  }

  /** Adds a thread for every instruction that waits for a character and can be reached from here without one. */
  #follow(threads: Threads, start: number, offset: number, before: number, after: number): void {
    const { next, opcodes, operands } = this.#program;
    const holding = looksBetween[before * contextCount + after] as number;
    const stack = this.#stack;
    const path = this.#path;
    stack.push(start);
    while (stack.length > 0) {
      let pc = stack.pop() as number;
      if (pc < 0) {
        path[-1 - pc] = stack.pop() as number;
        continue;
      }
      while (threads.reached[pc] !== threads.generation) {
        threads.reached[pc] = threads.generation;
        const opcode = opcodes[pc];
        const operand = operands[pc] as number;
        if (opcode === Opcode.split) {
          stack.push(operand);
        } else if (opcode === Opcode.look) {
          if ((holding & (1 << operand)) === 0) break;
        } else if (opcode === Opcode.save) {
          if (operand < this.#slotCount) {
            stack.push(path[operand] as number, -1 - operand);
            path[operand] = offset;
          }
        } else {
          addThread(threads, pc, path);
          break;
        }
        pc = next[pc] as number;
      }
    }
  }
}

function createThreads(program: Program, slotCount: number): Threads {
  const size = program.opcodes.length;
  return {
    pcs: new Int32Array(size),
    reached: new Int32Array(size),
    slots: new Int32Array(8 * slotCount),
    count: 0,
    generation: 1,
  };
}

function clear(threads: Threads): void {
  threads.count = 0;
  threads.generation += 1;
}

function addThread(threads: Threads, pc: number, path: Int32Array): void {
  const row = threads.count * path.length;
  if (row + path.length > threads.slots.length) {
    const larger = new Int32Array(2 * threads.slots.length);
    larger.set(threads.slots);
    threads.slots = larger;
  }
  threads.slots.set(path, row);
  threads.pcs[threads.count] = pc;
  threads.count += 1;
}

function contextAt(alphabet: Alphabet, subject: string, offset: number): number {
  if (offset >= subject.length) return Context.edge;
  return alphabet.contexts[classOf(alphabet, scalarValueAt(subject, offset))] as number;
}

function contextBefore(alphabet: Alphabet, subject: string, offset: number): number {
  if (offset === 0) return Context.edge;
  const isPair = offset > 1 && scalarValueAt(subject, offset - 2) > 0xffff;
  return contextAt(alphabet, subject, offset - (isPair ? 2 : 1));
}
