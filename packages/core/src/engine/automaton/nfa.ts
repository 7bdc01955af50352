import type { Alphabet } from "../regex/alphabet.js";

/** What a node does, see `Nfa`. */
export const NodeKind = { consume: 0, look: 1, branch: 2, accept: 3, count: 4 } as const;

/** A repetition of one set that is counted instead of written out. */
export interface CounterSpec {
  /** An index into the sets of the alphabet. */
  readonly set: number;
  /** The least number of characters, 1 or more. */
  readonly min: number;
  /** The greatest number of characters, perhaps infinite. */
  readonly max: number;
  /** The node that follows. */
  readonly next: number;
}

/** Repetitions of one longer body that are counted instead of written out, by the positions where it reads a character. */
export interface LoopSpec {
  /** How often the body is read, and what follows; if there are several, no greatest number is infinite. */
  readonly exits: readonly LoopExit[];
  readonly body: LoopBody;
}

/** What an expression without assertions reads: its positions and how they follow each other. */
export interface LoopBody {
  /** By position: the set that it reads, an index into the sets of the alphabet. */
  readonly sets: readonly number[];
  /** By position: those that may follow it the same time. */
  readonly follow: readonly (readonly number[])[];
  /** The positions where a time begins. */
  readonly first: readonly number[];
  /** The positions where a time may end. */
  readonly last: readonly number[];
}

export interface LoopExit {
  /** The least number of times, 1 or more. */
  readonly min: number;
  /** The greatest number of times, perhaps infinite. */
  readonly max: number;
  /** The node that follows. */
  readonly next: number;
}

/** A non-deterministic automaton for many rules at once. It knows no preferences and no groups. */
export interface Nfa {
  readonly kinds: Uint8Array;
  /**
   * consume: the set; look: the assertion; branch: where its list in `edges` starts; accept: the label; count: the
   * counters, those of `loops` after those of `banks`.
   */
  readonly operands: Int32Array;
  /** consume and look: the node that follows; branch: where its list in `edges` ends. */
  readonly next: Int32Array;
  readonly edges: Int32Array;
  readonly start: number;
  /** Counters that are entered together. */
  readonly banks: readonly (readonly CounterSpec[])[];
  readonly loops: readonly LoopSpec[];
  readonly alphabet: Alphabet;
}
