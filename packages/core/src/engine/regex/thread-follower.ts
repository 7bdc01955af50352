import { contextCount, looksBetween } from "./look.js";
import { Opcode, type Program } from "./program.js";

/** Threads in order of preference, each waiting at an instruction, at most one at each. */
export interface Threads {
  readonly pcs: Int32Array;
  /** The round in which an instruction was last reached. */
  readonly reached: Float64Array;
  /** For each thread its slots, one row after the other. */
  slots: Float64Array;
  count: number;
  round: number;
}

const firstRows = 8;

/** Follows a program up to the instructions that wait for a character, and keeps offsets in slots on the way. */
export class ThreadFollower {
  /** The slots along the path that is being followed. */
  readonly path: Float64Array;
  readonly #program: Program;
  readonly #slotOfSave: readonly number[];
  readonly #skipsEmpty: boolean;
  /** Instructions still to follow; a negative entry restores the slot under it to the value under that. */
  readonly #stack: number[] = [];

  /**
   * @param slotCount How many slots a thread has.
   * @param slotOfSave By the operand of a save: its slot, or -1 where it is not kept. What lies behind is not kept.
   * @param skipsEmpty Whether a match that ends where its slot 0 says it started is none.
   */
  constructor(program: Program, slotCount: number, slotOfSave: readonly number[], skipsEmpty: boolean) {
    this.path = new Float64Array(slotCount);
    this.#program = program;
    this.#slotOfSave = slotOfSave;
    this.#skipsEmpty = skipsEmpty;
  }

  createThreads(): Threads {
    const size = this.#program.opcodes.length;
    return {
      pcs: new Int32Array(size),
      reached: new Float64Array(size),
      slots: new Float64Array(firstRows * this.path.length),
      count: 0,
      round: 1,
    };
  }

  /** Adds a thread for every instruction that waits for a character and can be reached from here without one. */
  follow(threads: Threads, start: number, offset: number, before: number, after: number): void {
    const { next, opcodes, operands } = this.#program;
    const holding = looksBetween[before * contextCount + after] as number;
    const stack = this.#stack;
    const path = this.path;
    stack.push(start);
    while (stack.length > 0) {
      let pc = stack.pop() as number;
      if (pc < 0) {
        path[-1 - pc] = stack.pop() as number;
        continue;
      }
      while (threads.reached[pc] !== threads.round) {
        threads.reached[pc] = threads.round;
        const opcode = opcodes[pc];
        const operand = operands[pc] as number;
        if (opcode === Opcode.split) {
          stack.push(operand);
        } else if (opcode === Opcode.look) {
          if ((holding & (1 << operand)) === 0) break;
        } else if (opcode === Opcode.save) {
          const slot = operand < this.#slotOfSave.length ? (this.#slotOfSave[operand] as number) : -1;
          if (slot >= 0) {
            stack.push(path[slot] as number, -1 - slot);
            path[slot] = offset;
          }
        } else {
          if (this.#skipsEmpty && opcode === Opcode.match && offset === path[0]) break;
          addThread(threads, pc, path);
          break;
        }
        pc = next[pc] as number;
      }
    }
  }
}

function addThread(threads: Threads, pc: number, path: Float64Array): void {
  const row = threads.count * path.length;
  if (row + path.length > threads.slots.length) {
    const larger = new Float64Array(2 * threads.slots.length);
    larger.set(threads.slots);
    threads.slots = larger;
  }
  threads.slots.set(path, row);
  threads.pcs[threads.count] = pc;
  threads.count += 1;
}
