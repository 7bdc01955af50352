import type { Range } from "../source/range.js";

/** A comment with its marks, as written. `style` tells the marks; `"/"` is the recovered single slash. */
export interface Comment {
  readonly kind: "comment";
  readonly style: "#" | "//" | "/*" | "/";
  readonly text: string;
  readonly range: Range;
}

/** The comments that belong to a node: on the lines above it, behind it on its last line, or inside it with no item to hold them. */
export interface Comments {
  readonly leading: readonly Comment[];
  readonly trailing: readonly Comment[];
  readonly dangling: readonly Comment[];
}

interface Node {
  readonly range: Range;
  readonly comments: Comments;
}

/** The root of a tree; its range is the whole text. */
export interface Document extends Node {
  readonly kind: "document";
  readonly items: readonly Item[];
}

export type Item = Attribute | Block | Bad;

/** `name = value`. */
export interface Attribute extends Node {
  readonly kind: "attribute";
  readonly name: string;
  readonly nameRange: Range;
  /** What was written; `+=`, `==` and `=>` are recovered as `=` and the attribute is incomplete. */
  readonly op: "=" | ":";
  readonly opRange: Range;
  readonly value: Value;
  /** Holds a syntax error. */
  readonly incomplete: boolean;
}

/** `type "label" { … }`. */
export interface Block extends Node {
  readonly kind: "block";
  readonly type: string;
  readonly typeRange: Range;
  readonly labels: readonly Label[];
  readonly openRange: Range;
  /** Absent where the closing brace is. */
  readonly closeRange?: Range;
  readonly items: readonly Item[];
  /** Holds a syntax error in its header or brackets; an incomplete item inside speaks for itself. */
  readonly incomplete: boolean;
}

export interface Label {
  readonly value: string;
  readonly range: Range;
  readonly quoted: boolean;
}

/** Source text that recovery skipped. */
export interface Bad extends Node {
  readonly kind: "bad";
}

export type Value =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | BareWord
  | ListLiteral
  | ObjectLiteral
  | Call
  | Missing;

interface ValueNode extends Node {
  /** The outermost redundant parentheses around the value, which its own range leaves out. */
  readonly parens?: Range;
}

/**
 * A stretch of a decoded string and the source it came from. Where both have the same length, unit `i` of the value
 * stands at unit `i` of the source; otherwise the whole stretch came from the whole source (an escape).
 */
export interface StringSegment {
  /** Offset in the decoded value, in UTF-16 units. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly source: Range;
}

export interface StringLiteral extends ValueNode {
  readonly kind: "string";
  readonly value: string;
  /** The token as written, quotes or heredoc marks included. */
  readonly raw: string;
  readonly quote: '"' | "'" | "heredoc";
  /** In order, without gaps in the value. */
  readonly segments: readonly StringSegment[];
  readonly incomplete: boolean;
}

export interface NumberLiteral extends ValueNode {
  readonly kind: "number";
  readonly value: number;
  readonly raw: string;
}

export interface BooleanLiteral extends ValueNode {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullLiteral extends ValueNode {
  readonly kind: "null";
}

/** An identifier in the place of a value; in the data model a string. */
export interface BareWord extends ValueNode {
  readonly kind: "word";
  readonly value: string;
}

export interface ListLiteral extends ValueNode {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly openRange: Range;
  readonly closeRange?: Range;
  readonly incomplete: boolean;
}

export interface ObjectLiteral extends ValueNode {
  readonly kind: "object";
  readonly entries: readonly ObjectEntry[];
  readonly openRange: Range;
  readonly closeRange?: Range;
  readonly incomplete: boolean;
}

export interface ObjectEntry extends Node {
  readonly kind: "entry";
  /** The key's value: a number key in its canonical decimal text. */
  readonly key: string;
  readonly keyRange: Range;
  readonly keyKind: "identifier" | "string" | "number" | "parenthesized";
  readonly op: "=" | ":";
  readonly opRange: Range;
  readonly value: Value;
  readonly incomplete: boolean;
}

export interface Call extends ValueNode {
  readonly kind: "call";
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly Value[];
  readonly openRange: Range;
  readonly closeRange?: Range;
  readonly incomplete: boolean;
}

/** Stands where a value should; the data model leaves the whole attribute or entry out. */
export interface Missing extends ValueNode {
  readonly kind: "missing";
}
