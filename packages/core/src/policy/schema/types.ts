/** A text that an attribute allows, with what choosing it means. */
export interface AllowedValue {
  readonly value: string;
  readonly documentation: string;
}

export interface BooleanType {
  readonly kind: "boolean";
}

/** A whole number; `unit` tells what it counts. */
export interface IntegerType {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
  readonly unit: "seconds";
}

export interface NumberType {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
}

export interface StringType {
  readonly kind: "string";
  /** `env()` and `concat()` are allowed. */
  readonly calls?: true;
  /** The only texts allowed, compared exactly. */
  readonly allowed?: readonly AllowedValue[];
  /** How many characters (Unicode scalar values) are allowed. */
  readonly length?: { readonly min: number; readonly max: number };
  /** No C0 or C1 control character and no DEL may stand in it. */
  readonly noControlCharacters?: true;
  /** What the text stands for: tells editors what to offer, and checks what to look at. */
  readonly format?:
    | "regex"
    | "url"
    | "secret"
    | "executable"
    | "folder"
    | "file"
    | "deny-file"
    | "rule-name"
    | "variable";
}

/** A list of plain strings. */
export interface StringsType {
  readonly kind: "strings";
}

/** A list of objects that all have the same fields. */
export interface ObjectsType {
  readonly kind: "objects";
  readonly body: BodySchema;
}

export type ValueType = BooleanType | IntegerType | NumberType | StringType | StringsType | ObjectsType;

export interface AttributeSchema {
  readonly type: ValueType;
  readonly required?: true;
  /** The value that an absent attribute has. */
  readonly default?: boolean | number | string;
  /** What the attribute means, in Markdown. */
  readonly documentation: string;
  /** A sound value as source text, for skeletons and for the fix that inserts a required attribute. */
  readonly example: string;
  /** Not part of the language of other tools that read `sentry.acl`: they ignore it. */
  readonly addition?: true;
}

/** What may stand in a body: between the braces of a block or an object, or in the document itself. */
export interface BodySchema {
  /** In the order in which they are written and documented. */
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, BlockSchema>>;
  /** Attributes of any name are allowed, all of this kind. */
  readonly anyAttribute?: AttributeSchema;
}

export interface LabelSchema {
  /** The attribute that the label stands for, which the body then must not hold. */
  readonly attribute?: string;
  readonly type: StringType;
  readonly documentation: string;
}

export interface BlockSchema {
  readonly body: BodySchema;
  readonly labels: readonly LabelSchema[];
  /** `one`: at most one in its body, which may also be written as an attribute with an object. */
  readonly count: "one" | "many";
  readonly documentation: string;
  readonly addition?: true;
}

/** A function that stands for a text when a judge is built. */
export interface FunctionSchema {
  /** The form shown to people, for example `env(NAME)`. */
  readonly signature: string;
  readonly parameters: { readonly min: number; readonly max: number; readonly calls: boolean };
  readonly documentation: string;
}

export interface PolicySchema {
  readonly document: BodySchema;
  readonly functions: Readonly<Record<string, FunctionSchema>>;
}
