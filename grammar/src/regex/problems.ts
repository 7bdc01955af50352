import type { RegexProblem, RegexProblemKind } from "./ast.js";

interface ProblemText {
  readonly kind: RegexProblemKind;
  readonly message: string;
}

/** Most bytes of UTF-8 that a pattern may have. */
export const maxPatternBytes = 16 * 1024;

/** The most often that nested repetitions may ask for one thing, all their upper bounds multiplied. */
export const maxRepetitionProduct = 100_000;

/** How deep groups, classes, repetitions, sequences and alternatives may be nested; Rust's `regex` crate draws the line here. */
export const maxNesting = 250;

/** Bytes that the compiled pattern may take as the estimate counts them; Rust's `regex` crate has the same limit. */
export const maxCompiledBytes = 10 * 1024 * 1024;

/** Everything that can be wrong with a pattern. */
export const problemTexts = {
  loneSurrogate: syntax("half of a surrogate pair is not a character"),

  unclosedGroup: syntax("expected `)` to close this group"),
  unopenedGroup: syntax("no group is open here: expected `(` before, or a backslash in front of `)`"),
  unfinishedGroupHead: syntax("expected flags, `<name>`, or `:` after `(?`"),
  emptyGroupHead: syntax("expected at least one flag between `(?` and `)`"),
  unknownGroupKind: syntax("unknown flag or kind of group: expected flags out of `imsRUux`, `:`, `P<` or `<`"),
  unfinishedFlags: syntax("expected `:` or `)` after the flags"),
  repeatedFlag: syntax("this flag is given twice"),
  repeatedFlagNegation: syntax("flags are negated once: expected a flag instead of a second `-`"),
  danglingFlagNegation: syntax("expected a flag after `-`"),
  atomicGroup: syntax("atomic groups are not supported; matching never backtracks here"),
  commentGroup: syntax("comments in groups are not supported; expected `#` under the flag `x`"),
  unfinishedGroupName: syntax("expected `>` after the name of the group"),
  emptyGroupName: syntax("expected a name for the group"),
  groupNameCharacter: syntax(
    "a group name starts with a letter or `_` and goes on with letters, digits, `_`, `.`, `[` or `]`",
  ),
  duplicateGroupName: syntax("another group has this name"),

  nothingToRepeat: syntax(
    "nothing to repeat: expected an expression before this operator, or a backslash in front of it",
  ),
  unclosedRepetition: syntax("expected `}` to close the repetition, or a backslash in front of `{`"),
  repetitionCount: syntax("expected a decimal number of repetitions, or a backslash in front of `{`"),
  repetitionOrder: syntax("the lower bound of a repetition is at most the upper one"),
  repetitionNumber: { kind: "size", message: "this number of repetitions is too large" },

  unclosedClass: syntax("expected `]` to close this class"),
  classEscape: syntax("this escape has no meaning in a class: expected one that names characters"),
  rangeBoundary: syntax("a range goes from one character to another; a class cannot be its start or end"),
  rangeOrder: syntax("the range is out of order: its start is above its end"),

  unfinishedEscape: syntax("expected a character after the backslash"),
  unknownEscape: syntax(
    "unknown escape: after a backslash expected punctuation, or the letter of a class, assertion or control character",
  ),
  unfinishedHex: syntax("expected more hexadecimal digits"),
  hexDigit: syntax("expected a hexadecimal digit"),
  unclosedHex: syntax("expected `}` after the hexadecimal digits"),
  emptyHex: syntax("expected hexadecimal digits between the braces"),
  notScalarValue: syntax("this number is not a Unicode scalar value: expected at most 10FFFF and no surrogate"),
  unfinishedProperty: syntax("expected a one-letter category, or a property in braces"),
  unclosedProperty: syntax("expected `}` after the name of the property"),
  unknownProperty: syntax(
    "unknown Unicode property: expected a general category, a script, a yes-or-no property, or a property with a value",
  ),
  unknownPropertyValue: syntax("unknown value of this Unicode property"),
  unclosedBoundary: syntax("expected `}` after the kind of word boundary"),
  unknownBoundary: syntax("expected one of the word boundaries start, end, start-half and end-half"),

  bytesAboveAscii: syntax(
    "without the flag `u` this could match part of a character: expected something that stays within ASCII",
  ),
  unicodeWithoutFlag: syntax("without the flag `u` only ASCII is possible here"),

  lookaround: {
    kind: "lookaround",
    message:
      "look-around takes more than linear time: write out what may stand there, or put a rule for the exception first",
  },
  backreference: {
    kind: "backreference",
    message: "a back-reference takes more than linear time: write out what may stand there again",
  },

  patternTooLong: { kind: "size", message: "the pattern is longer than 16 KiB" },
  repetitionProduct: { kind: "size", message: "the repetitions multiply to more than 100000" },
  tooDeep: { kind: "size", message: "nested more than 250 levels deep" },
  compiledTooLarge: { kind: "size", message: "the compiled pattern would be larger than 10 MiB" },
} as const satisfies Record<string, ProblemText>;

export type ProblemName = keyof typeof problemTexts;

export function problemAt(name: ProblemName, start: number, end: number): RegexProblem {
  return { ...problemTexts[name], range: { start, end } };
}

function syntax(message: string): ProblemText {
  return { kind: "syntax", message };
}
