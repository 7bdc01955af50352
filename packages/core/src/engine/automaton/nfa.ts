import type { Alphabet } from "../regex/alphabet.js";

/** What a node does, see `Nfa`. */
export const NodeKind = { consume: 0, look: 1, branch: 2, accept: 3 } as const;

/** A non-deterministic automaton for many rules at once. It knows no preferences and no groups. */
export interface Nfa {
  readonly kinds: Uint8Array;
  /** consume: the set; look: the assertion; branch: where its list in `edges` starts; accept: the label. */
  readonly operands: Int32Array;
  /** consume and look: the node that follows; branch: where its list in `edges` ends. */
  readonly next: Int32Array;
  readonly edges: Int32Array;
  readonly start: number;
  readonly alphabet: Alphabet;
}
