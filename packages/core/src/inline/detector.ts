import type { Range } from "@a3s/acl-grammar";
import type { CharClass } from "./char-class.js";
import type { InlineKind } from "./kinds.js";
import type { TextView } from "./text-view.js";

/** How a finding goes on after the part by which a detector recognised it, however long it is. */
export type Tail =
  /** Over all characters of the set; those of `trim` at the end are left out. */
  | { readonly kind: "run"; readonly members: CharClass; readonly trim?: CharClass }
  | { readonly kind: "reader"; readonly reader: TailReader };

/** Reads the rest of one finding, in as many steps as the text comes in. */
export interface TailReader {
  /** Reads what the view has; true when the finding is over. Never reads a character twice without need. */
  readonly advance: (view: TextView) => boolean;
  /** Where the finding ends as far as is known; it only grows. */
  readonly end: () => number;
}

export interface Candidate extends Range {
  readonly tail?: Tail;
}

/**
 * Something that is masked wherever it stands. A detector is asked where one of its triggers stands, and decides from
 * at most `lookBehind` characters before it and `lookAhead` behind it.
 */
export interface Detector {
  readonly kind: InlineKind;
  /** What it finds, in a few words. */
  readonly title: string;
  /** What its shape is and what is left alone, in full sentences. */
  readonly documentation: string;
  /**
   * Regular expressions in the dialect of rules, each of ASCII and of one length. The detector is asked at every place
   * where one of them matches.
   */
  readonly triggers: readonly string[];
  /** The finding that belongs to the trigger at `hit`, if it is one; `trigger` is the trigger's position in the list. */
  readonly match: (view: TextView, hit: Range, trigger: number) => Candidate | undefined;
  /**
   * Texts in which exactly the stretches between ⟦ and ⟧ are found. `‹36 alnum›` stands for that many characters of a set,
   * so that no text of this repository looks like a secret to those who scan it; see `expandExample`.
   */
  readonly finds: readonly string[];
  /** Texts in which this detector and all others find nothing. */
  readonly leaves: readonly string[];
}
