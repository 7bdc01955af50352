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
}

/** Any other repetition that is counted instead of written out, by the positions in its body that read a character. */
export interface LoopSpec {
  /** The least number of times, 1 or more. */
  readonly min: number;
  /** The greatest number of times, perhaps infinite. */
  readonly max: number;
  /** By position: the set that it reads, an index into the sets of the alphabet. */
  readonly sets: readonly number[];
  /** By position: those that may follow it the same time. */
  readonly follow: readonly (readonly number[])[];
  /** The positions where a time begins. */
  readonly first: readonly number[];
  /** The positions where a time may end. */
  readonly last: readonly number[];
}

/** A non-deterministic automaton for many rules at once. It knows no preferences and no groups. */
export interface Nfa {
  readonly kinds: Uint8Array;
  /**
   * consume: the set; look: the assertion; branch: where its list in `edges` starts; accept: the label; count: the
   * counter, those of `loops` after those of `counters`.
   */
  readonly operands: Int32Array;
  /** consume, look and count: the node that follows; branch: where its list in `edges` ends. */
  readonly next: Int32Array;
  readonly edges: Int32Array;
  readonly start: number;
  readonly counters: readonly CounterSpec[];
  readonly loops: readonly LoopSpec[];
  readonly alphabet: Alphabet;
}
