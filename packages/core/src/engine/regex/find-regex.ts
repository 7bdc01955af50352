import type { Range } from "@a3s/acl-grammar";
import { type Alphabet, classOf } from "./alphabet.js";
import { Context } from "./look.js";
import { Opcode, type Program } from "./program.js";
import { scalarValueAt } from "./scalar-value.js";
import { ThreadFollower } from "./thread-follower.js";

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

class Search {
  readonly #program: Program;
  readonly #subject: string;
  readonly #slotCount: number;
  readonly #follower: ThreadFollower;

  constructor(program: Program, subject: string, slotCount: number) {
    this.#program = program;
    this.#subject = subject;
    this.#slotCount = slotCount;
    const slots = Array.from({ length: slotCount }, (_, slot) => slot);
    this.#follower = new ThreadFollower(program, slotCount, slots, false);
  }

  run(from: number): Float64Array | undefined {
    const { alphabet, next, opcodes, operands, start } = this.#program;
    const { classCount, contexts, members } = alphabet;
    const subject = this.#subject;
    const follower = this.#follower;
    let current = follower.createThreads();
    let following = follower.createThreads();
    let found: Float64Array | undefined;
    let offset = from;
    let before = contextBefore(alphabet, subject, from);
    for (;;) {
      const value = offset < subject.length ? scalarValueAt(subject, offset) : -1;
      const symbol = value < 0 ? -1 : classOf(alphabet, value);
      const after = symbol < 0 ? Context.edge : (contexts[symbol] as number);
      if (found === undefined) {
        follower.path.fill(-1);
        follower.follow(current, start, offset, before, after);
      } else if (current.count === 0) {
        return found;
      }
      // A character further on, the threads need to know what comes after it.
      const end = offset + (value > 0xffff ? 2 : 1);
      const afterNext = symbol < 0 ? Context.edge : contextAt(alphabet, subject, end);
      following.count = 0;
      following.round += 1;
      for (let thread = 0; thread < current.count; thread += 1) {
        const pc = current.pcs[thread] as number;
        const row = thread * this.#slotCount;
        if (opcodes[pc] === Opcode.match) {
          found = current.slots.slice(row, row + this.#slotCount);
          // The threads that come later are less preferred than this match.
          break;
        }
        if (symbol >= 0 && members[(operands[pc] as number) * classCount + symbol] === 1) {
          follower.path.set(current.slots.subarray(row, row + this.#slotCount));
          follower.follow(following, next[pc] as number, end, after, afterNext);
        }
      }
      if (symbol < 0) return found;
      [current, following] = [following, current];
      offset = end;
      before = after;
    }
  }
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
