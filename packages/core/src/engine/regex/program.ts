import type { RangeSet } from "@a3s/acl-grammar/regex";
import type { Alphabet } from "./alphabet.js";

/** What an instruction does, see `Program`. */
export const Opcode = { consume: 0, split: 1, look: 2, save: 3, match: 4 } as const;

/**
 * A non-deterministic automaton whose alternatives are ordered by preference: the first path that reaches the match
 * decides, as in a backtracking engine.
 */
export interface Program {
  /** One entry for each instruction in this and the next three lists. */
  readonly opcodes: Uint8Array;
  /** consume: the set; look: the assertion; save: the slot, twice the group plus one at its end; split: the less preferred instruction. */
  readonly operands: Int32Array;
  /** The instruction that follows; of a split, the preferred one. */
  readonly next: Int32Array;
  readonly start: number;
  readonly alphabet: Alphabet;
  /** Number of capturing groups, the whole match not counted. */
  readonly groupCount: number;
}

/** The programs of several regexes in one list of instructions; the operand of a match is the regex's position. */
export interface UnionProgram extends Omit<Program, "start" | "groupCount"> {
  /** Where each regex starts. */
  readonly starts: Int32Array;
}

/** The program of one regex that has no alphabet yet. */
export interface Instructions extends Omit<Program, "alphabet" | "groupCount"> {
  /** What the operands of consume name. */
  readonly sets: readonly RangeSet[];
  /** The assertions that occur, one bit each. */
  readonly usedLooks: number;
}
