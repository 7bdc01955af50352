import type {
  Attribute,
  Block,
  Call,
  Document,
  Label,
  ObjectEntry,
  ObjectLiteral,
  ParsedRegex,
  Range,
  StringLiteral,
  Value,
} from "@a3s/acl-grammar";
import type { Severity, Verdict } from "../../decision/decision.js";
import type { RiskCategory } from "../../decision/risk.js";
import type { EventKind } from "../../events/kinds.js";
import type { RuleAction, TextValue } from "../policy.js";
import type { AttributeSchema, BodySchema } from "../schema/types.js";

/** A text that stands in the file as it is. */
export interface LiteralText {
  readonly value: string;
  readonly range: Range;
  /** Absent for a bare word and a bare label, whose characters stand for themselves. */
  readonly literal?: StringLiteral | undefined;
}

/** A text of which only some are allowed. */
export interface ChosenText<Allowed extends string> {
  readonly text: LiteralText;
  /** Absent when the text is none of the allowed ones. */
  readonly value?: Allowed;
}

/** A value of the type that its attribute asks for. */
export type SoundValue =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number; readonly raw: string }
  | { readonly kind: "text"; readonly text: TextValue; readonly literal?: LiteralText }
  | { readonly kind: "strings"; readonly items: readonly LiteralText[] };

/** An attribute or entry that the schema knows. */
export interface Field {
  readonly name: string;
  readonly schema: AttributeSchema;
  readonly node: Attribute | ObjectEntry;
  readonly nameRange: Range;
  readonly value: Value;
  /** Absent when the value holds a syntax error or has the wrong type. */
  readonly sound?: SoundValue;
}

/** A body and what the schema made of it. */
export interface BodyModel {
  readonly schema: BodySchema;
  readonly node: Document | Block | ObjectLiteral;
  /** What the body is called in the source: a block's type, an attribute's name, else the opening brace. */
  readonly nameRange: Range;
  readonly labels: readonly Label[];
  /** Holds a syntax error: nothing may be said about what is not there. */
  readonly incomplete: boolean;
  /** By name; of several of one name, the last. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** `llm`, `agent`, `sae`, `deny` or `mask`: the first of its name that is not null. */
export interface SingleModel {
  readonly nameRange: Range;
  /** Absent when it is no body. */
  readonly body?: BodyModel;
}

/** A regular expression of the policy. */
export interface PatternModel {
  readonly text: LiteralText;
  readonly regex: ParsedRegex;
}

export interface RuleModel {
  /** 1 for the first rule that is tried. */
  readonly ordinal: number;
  readonly spelling: "rule" | "rules" | "list";
  readonly body: BodyModel;
  readonly name?: LiteralText | undefined;
  readonly on?: ChosenText<EventKind | "*"> | undefined;
  readonly match?: PatternModel | undefined;
  readonly verdict?: ChosenText<Verdict> | undefined;
  readonly severity?: ChosenText<Severity> | undefined;
  readonly reason?: LiteralText | undefined;
  readonly action?: ChosenText<RuleAction> | undefined;
  readonly risk?: ChosenText<RiskCategory> | undefined;
}

export interface AssertionModel {
  readonly body: BodyModel;
  readonly name?: LiteralText;
  readonly on?: ChosenText<EventKind | "*">;
  readonly match?: PatternModel;
  readonly verdict?: ChosenText<Verdict>;
}

export interface MaskModel {
  readonly name: string;
  readonly nameRange: Range;
  readonly match: PatternModel;
}

/** A place that contributes rules: a block, or a `rules` attribute. */
export interface RuleSource {
  readonly spelling: "rule" | "rules" | "list";
  readonly nameRange: Range;
  /** The ordinals of its rules: from `first`, `count` of them. */
  readonly first: number;
  readonly count: number;
}

/** A call, and whether its place takes calls. */
export interface CallSite {
  readonly call: Call;
  readonly allowed: boolean;
}

/** The document as the schema sees it: what is sound is typed, what is not has been reported or is left out. */
export interface PolicyModel {
  readonly document: BodyModel;
  readonly singles: ReadonlyMap<string, SingleModel>;
  /** In effective order, over all three spellings. */
  readonly rules: readonly RuleModel[];
  readonly ruleSources: readonly RuleSource[];
  /** The object of `rules = { … }`, which should be a list. */
  readonly singleRuleObject?: ObjectLiteral;
  readonly assertions: readonly AssertionModel[];
  readonly mask: readonly MaskModel[];
  /** Calls in values that the schema knows, in source order. */
  readonly calls: readonly CallSite[];
}
