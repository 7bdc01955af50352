import type { Range } from "@a3s/acl-grammar";
import type { Tail } from "./detector.js";

/** A stretch that is masked, and the kind of its placeholder. */
export interface Span extends Range {
  readonly kind: string;
}

/** A finding while the text is being read. */
export interface OpenSpan {
  readonly kind: string;
  /** The least of the kinds of overlapping findings names what they become. */
  readonly rank: number;
  /** Where it starts; further on when pieces of it have been taken. */
  start: number;
  /** Where it ends as far as is known; it only grows. */
  end: number;
  /** What is still to be read of it; undefined when `end` is known. */
  tail: Tail | undefined;
  /** How far a run has been read. */
  readAt: number;
}
