import type { Document } from "@a3s/acl-grammar";
import type { PlacedComment } from "./comments/place-comments.js";
import type { PatternModel, PolicyModel, RuleModel } from "./model/model.js";

/** What a check looks at. */
export interface CheckContext extends PolicyModel {
  readonly text: string;
  readonly tree: Document;
  /** All comments of the document, in source order. */
  readonly comments: readonly PlacedComment[];
  /** The rules in which nothing is missing for a syntax error: relations between fields can be judged. */
  readonly completeRules: readonly RuleModel[];
  /** Every regular expression: of rules, assertions and mask detectors. */
  readonly patterns: readonly PatternModel[];
  /** The names of the rules that every policy has; empty while these are read themselves. */
  readonly builtinNames: ReadonlySet<string>;
}

/** Every regular expression of a model. */
export function patternsOf({ rules, assertions, mask }: PolicyModel): readonly PatternModel[] {
  return [...rules, ...assertions, ...mask].flatMap(({ match }) => match ?? []);
}
