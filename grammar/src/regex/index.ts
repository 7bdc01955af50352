export { matchesEmpty } from "./analysis/matches-empty.js";
export type * from "./ast.js";
export { type RegexConstruct, regexConstructs } from "./constructs.js";
export { parseRegex } from "./parse-regex.js";
export { type RegexToken, type RegexTokenKind, regexTokens } from "./regex-tokens.js";
export {
  complementRanges,
  intersectRanges,
  normalizeRanges,
  type RangeSet,
  rangesContain,
  subtractRanges,
  symmetricDifferenceRanges,
  unionRanges,
} from "./sets/range-set.js";
export { perlClassRanges } from "./unicode/perl-class-ranges.js";
export { foldRanges, simpleCaseFold } from "./unicode/simple-case-fold.js";
export { takesUnicodeValue, unicodeClassRanges } from "./unicode/unicode-class-ranges.js";
export {
  applyRegexFlags,
  initialRegexFlags,
  type RegexFlagState,
  type RegexTreeNode,
  walkRegex,
} from "./walk-regex.js";
