/** A type of semantic tokens. */
export interface SemanticTokenType {
  readonly name: string;
  /** The type of the Language Server Protocol whose colour it gets where the editor knows no better. */
  readonly superType: string;
  readonly documentation: string;
}

/** All types; their positions here are the numbers in the encoded tokens. */
export const semanticTokenTypes = [
  { name: "class", superType: "class", documentation: "The type of a block." },
  { name: "property", superType: "property", documentation: "The name of an attribute." },
  { name: "variable", superType: "variable", documentation: "The name of a rule or an assertion." },
  { name: "function", superType: "function", documentation: "A function." },
  { name: "enumMember", superType: "enumMember", documentation: "A text that the attribute allows." },
  { name: "event", superType: "event", documentation: "A kind of event." },
  { name: "keyword", superType: "keyword", documentation: "`true`, `false` and `null`." },
  { name: "number", superType: "number", documentation: "A number." },
  { name: "string", superType: "string", documentation: "A text." },
  { name: "comment", superType: "comment", documentation: "A comment." },
  { name: "decorator", superType: "decorator", documentation: "What Sentry reads in a comment." },
  { name: "escape", superType: "macro", documentation: "An escape of a string." },
  { name: "regexp", superType: "regexp", documentation: "Characters of a pattern that stand for themselves." },
  { name: "regexGroup", superType: "macro", documentation: "The brackets and the head of a group." },
  { name: "regexClass", superType: "type", documentation: "A set of characters, with its brackets." },
  { name: "regexQuantifier", superType: "operator", documentation: "How often something is repeated." },
  { name: "regexAnchor", superType: "keyword", documentation: "A place: an end of the text, the edge of a word." },
  { name: "regexOperator", superType: "operator", documentation: "What joins alternatives or sets." },
  { name: "regexFlag", superType: "modifier", documentation: "Flags, as in `(?i)`." },
] as const satisfies readonly SemanticTokenType[];

export type SemanticTokenName = (typeof semanticTokenTypes)[number]["name"];

/** `declaration`: the name is given here. */
export const semanticTokenModifiers = ["declaration"] as const;
