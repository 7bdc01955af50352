import type { Range } from "../source/range.js";

/**
 * The syntax tree of a regular expression in the dialect shared by RE2 and Rust's `regex` crate.
 * Ranges are offsets into the pattern, in UTF-16 units. Flags are kept as syntax: who compiles the tree applies them.
 */
export type RegexNode =
  | RegexEmpty
  | RegexLiteral
  | RegexDot
  | RegexAssertion
  | RegexPerlClass
  | RegexUnicodeClass
  | RegexBracketedClass
  | RegexRepetition
  | RegexGroup
  | RegexFlagsDirective
  | RegexConcatenation
  | RegexAlternation;

interface Node {
  readonly range: Range;
}

export interface RegexEmpty extends Node {
  readonly kind: "empty";
}

/** One Unicode scalar value. */
export interface RegexLiteral extends Node {
  readonly kind: "literal";
  readonly codePoint: number;
  /** Written as itself, or with a backslash in whatever form. */
  readonly escaped: boolean;
}

export interface RegexDot extends Node {
  readonly kind: "dot";
}

/** `^ $ \A \z \b \B \b{start} \b{end} \b{start-half} \b{end-half}` (and `\<`, `\>`), before flags are applied. */
export interface RegexAssertion extends Node {
  readonly kind: "assertion";
  readonly assertion:
    | "start-line"
    | "end-line"
    | "start-text"
    | "end-text"
    | "word-boundary"
    | "not-word-boundary"
    | "word-start"
    | "word-end"
    | "word-start-half"
    | "word-end-half";
}

/** `\d \D \s \S \w \W`. */
export interface RegexPerlClass extends Node {
  readonly kind: "perl-class";
  readonly name: "digit" | "space" | "word";
  readonly negated: boolean;
}

/** `\pL`, `\p{Greek}`, `\p{sc=Greek}`, `\P{sc!=Greek}`. */
export interface RegexUnicodeClass extends Node {
  readonly kind: "unicode-class";
  readonly property: string;
  readonly value?: string;
  /** `\P`, `^` and `!=` taken together. */
  readonly negated: boolean;
}

/** `[…]`. */
export interface RegexBracketedClass extends Node {
  readonly kind: "bracketed-class";
  readonly negated: boolean;
  readonly set: RegexClassSet;
}

export type RegexClassSet = RegexClassUnion | RegexClassOperation;

export interface RegexClassUnion extends Node {
  readonly kind: "union";
  readonly items: readonly RegexClassItem[];
}

/** `&&`, `--` and `~~`, left-associative and of one precedence. */
export interface RegexClassOperation extends Node {
  readonly kind: "operation";
  readonly operator: "&&" | "--" | "~~";
  readonly left: RegexClassSet;
  readonly right: RegexClassSet;
}

export type RegexClassItem =
  | RegexLiteral
  | RegexClassRange
  | RegexAsciiClass
  | RegexPerlClass
  | RegexUnicodeClass
  | RegexBracketedClass;

export interface RegexClassRange extends Node {
  readonly kind: "range";
  readonly from: RegexLiteral;
  readonly to: RegexLiteral;
}

/** `[:alpha:]`, only inside brackets. */
export interface RegexAsciiClass extends Node {
  readonly kind: "ascii-class";
  readonly name: string;
  readonly negated: boolean;
}

export interface RegexRepetition extends Node {
  readonly kind: "repetition";
  readonly child: RegexNode;
  readonly min: number;
  /** Absent: unbounded. */
  readonly max?: number;
  readonly greedy: boolean;
  /** The operator as written, `?` of a lazy form included. */
  readonly operatorRange: Range;
}

export interface RegexGroup extends Node {
  readonly kind: "group";
  readonly child: RegexNode;
  /** 1-based, in the order of the opening parentheses; absent in a group that captures nothing. */
  readonly index?: number;
  readonly name?: string;
  /** `(?i-s:…)`. */
  readonly flags?: RegexFlags;
}

/** `(?i)`: holds to the end of the enclosing group. */
export interface RegexFlagsDirective extends Node {
  readonly kind: "flags";
  readonly flags: RegexFlags;
}

export type RegexFlag = "i" | "m" | "s" | "R" | "U" | "u" | "x";

export interface RegexFlags extends Node {
  readonly on: readonly RegexFlag[];
  readonly off: readonly RegexFlag[];
}

export interface RegexConcatenation extends Node {
  readonly kind: "concatenation";
  readonly items: readonly RegexNode[];
}

export interface RegexAlternation extends Node {
  readonly kind: "alternation";
  readonly alternatives: readonly RegexNode[];
}

/** Why a pattern is outside the dialect. */
export type RegexProblemKind = "syntax" | "lookaround" | "backreference" | "size";

export interface RegexProblem {
  readonly kind: RegexProblemKind;
  /** Says what was expected at that place. Holds no text of the pattern. */
  readonly message: string;
  readonly range: Range;
}

export interface ParsedRegex {
  readonly pattern: string;
  /** Absent where a problem is. */
  readonly tree?: RegexNode;
  readonly problems: readonly RegexProblem[];
  /** Number of capturing groups, the whole match not counted. */
  readonly groupCount: number;
}
