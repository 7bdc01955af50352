import type { RangeSet } from "@a3s/acl-grammar/regex";

/**
 * A regular expression with its flags applied: what is left are sets of scalar values, assertions and the ways to
 * combine them.
 */
export type Hir =
  | { readonly kind: "empty" }
  /** One scalar value out of the set; of an empty set there is none, and nothing matches. */
  | { readonly kind: "set"; readonly set: RangeSet }
  /** An index into the list of assertions. */
  | { readonly kind: "look"; readonly look: number }
  | HirRepetition
  | { readonly kind: "capture"; readonly index: number; readonly child: Hir }
  | { readonly kind: "concatenation"; readonly items: readonly Hir[] }
  | { readonly kind: "alternation"; readonly items: readonly Hir[] };

export interface HirRepetition {
  readonly kind: "repetition";
  readonly child: Hir;
  readonly min: number;
  /** Infinity where unbounded. */
  readonly max: number;
  readonly greedy: boolean;
}

/** Whether the expression matches some empty stretch of text. */
export function matchesEmpty(hir: Hir): boolean {
  switch (hir.kind) {
    case "empty":
    case "look":
      return true;
    case "set":
      return false;
    case "repetition":
      return hir.min === 0 || matchesEmpty(hir.child);
    case "capture":
      return matchesEmpty(hir.child);
    case "concatenation":
      return hir.items.every(matchesEmpty);
    case "alternation":
      return hir.items.some(matchesEmpty);
  }
}

/** The same expression with no groups, for those who only ask whether it matches. */
export function withoutCaptures(hir: Hir): Hir {
  switch (hir.kind) {
    case "empty":
    case "set":
    case "look":
      return hir;
    case "capture":
      return withoutCaptures(hir.child);
    case "repetition":
      return { ...hir, child: withoutCaptures(hir.child) };
    case "concatenation":
    case "alternation":
      return { ...hir, items: hir.items.map(withoutCaptures) };
  }
}
