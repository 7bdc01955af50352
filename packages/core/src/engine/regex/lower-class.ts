import {
  complementRanges,
  foldRanges,
  intersectRanges,
  normalizeRanges,
  perlClassRanges,
  type RangeSet,
  type RegexBracketedClass,
  type RegexClassItem,
  type RegexClassSet,
  type RegexPerlClass,
  type RegexUnicodeClass,
  subtractRanges,
  symmetricDifferenceRanges,
  unicodeClassRanges,
  unionRanges,
} from "@a3s/acl-grammar/regex";
import { asciiClasses } from "./ascii-classes.js";

/** The flags that change what a class holds. */
export interface ClassFlags {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
}

/** The members of `[…]`. Case is folded before a negation is applied, so that `(?i)[^k]` leaves out `K` as well. */
export function bracketedClassRanges(node: RegexBracketedClass, flags: ClassFlags): RangeSet {
  return foldAndNegate(classSetRanges(node.set, flags), node.negated, flags);
}

export function perlRanges(node: RegexPerlClass, flags: ClassFlags): RangeSet {
  const ranges = flags.unicode ? perlClassRanges(node.name) : (asciiClasses[node.name] as RangeSet);
  return node.negated ? complementRanges(ranges) : ranges;
}

export function unicodeRanges(node: RegexUnicodeClass, flags: ClassFlags): RangeSet {
  return foldAndNegate(unicodeClassRanges(node.property, node.value) ?? [], node.negated, flags);
}

/** One scalar value, with what it is equal to when case is ignored. */
export function literalRanges(codePoint: number, flags: ClassFlags): RangeSet {
  return foldAndNegate([codePoint, codePoint], false, flags);
}

function classSetRanges(set: RegexClassSet, flags: ClassFlags): RangeSet {
  if (set.kind === "union") {
    return normalizeRanges(set.items.flatMap((item) => classItemRanges(item, flags)));
  }
  const left = foldAndNegate(classSetRanges(set.left, flags), false, flags);
  const right = foldAndNegate(classSetRanges(set.right, flags), false, flags);
  switch (set.operator) {
    case "&&":
      return intersectRanges(left, right);
    case "--":
      return subtractRanges(left, right);
    case "~~":
      return symmetricDifferenceRanges(left, right);
  }
}

function classItemRanges(item: RegexClassItem, flags: ClassFlags): RangeSet {
  switch (item.kind) {
    case "literal":
      return [item.codePoint, item.codePoint];
    case "range":
      return [item.from.codePoint, item.to.codePoint];
    case "ascii-class":
      return foldAndNegate(asciiClasses[item.name] ?? [], item.negated, flags);
    case "perl-class":
      return perlRanges(item, flags);
    case "unicode-class":
      return unicodeRanges(item, flags);
    case "bracketed-class":
      return bracketedClassRanges(item, flags);
  }
}

function foldAndNegate(ranges: RangeSet, negated: boolean, flags: ClassFlags): RangeSet {
  const folded = flags.ignoreCase ? fold(ranges, flags.unicode) : ranges;
  return negated ? complementRanges(folded) : folded;
}

function fold(ranges: RangeSet, unicode: boolean): RangeSet {
  return unicode ? foldRanges(ranges) : foldAscii(ranges);
}

function foldAscii(ranges: RangeSet): RangeSet {
  const lower = shift(intersectRanges(ranges, [0x41, 0x5a]), 0x20);
  const upper = shift(intersectRanges(ranges, [0x61, 0x7a]), -0x20);
  return unionRanges(ranges, unionRanges(lower, upper));
}

function shift(ranges: RangeSet, distance: number): RangeSet {
  return ranges.map((codePoint) => codePoint + distance);
}
