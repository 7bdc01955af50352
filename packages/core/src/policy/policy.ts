import type { ParsedRegex, Range } from "@a3s/acl-grammar";
import type { Severity, Verdict } from "../decision/decision.js";
import type { RiskCategory } from "../decision/risk.js";
import type { EventKind } from "../events/kinds.js";

/** A text that may come from the environment: kept unevaluated until a judge is built. */
export type TextValue =
  | { readonly kind: "literal"; readonly value: string; readonly range: Range }
  | { readonly kind: "env"; readonly name: string; readonly range: Range }
  | { readonly kind: "concat"; readonly parts: readonly TextValue[]; readonly range: Range };

export type RuleAction = "deny-egress" | "deny-file" | "deny-exec";

/** One rule that judges: sound in every field. */
export interface Rule {
  readonly name: string;
  readonly on: EventKind | "*";
  /** The pattern, decoded. */
  readonly match: string;
  readonly regex: ParsedRegex;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly reason: string;
  readonly action?: RuleAction;
  readonly risk?: RiskCategory;
  /** `site`: written in the policy file. `builtin`: shipped with the package. */
  readonly layer: "site" | "builtin";
  /** Where the rule stands in its document. */
  readonly range: Range;
  readonly nameRange: Range;
}

export interface LlmSettings {
  readonly url: TextValue;
  readonly model: TextValue;
  readonly key?: TextValue;
  readonly timeoutSeconds: number;
}

export interface AgentSettings {
  readonly bin: TextValue;
  readonly skills?: TextValue;
  /** Replaces the argument template. */
  readonly args?: readonly string[];
  readonly timeoutSeconds: number;
}

export interface SaeSettings {
  readonly dict: TextValue;
  readonly escalateAt: number;
  readonly blockAt: number;
}

/** The deny-files; an absent one is off. */
export interface DenySettings {
  readonly egress?: TextValue;
  readonly file?: TextValue;
  readonly exec?: TextValue;
}

/** A site detector of the inline gate. */
export interface MaskDetector {
  readonly name: string;
  readonly regex: ParsedRegex;
  readonly range: Range;
}

/** A statement about the policy that its check proves. */
export interface Assertion {
  readonly name: string;
  readonly on: EventKind | "*";
  readonly regex: ParsedRegex;
  readonly verdict: Verdict;
  readonly range: Range;
  /** Where findings about it stand: the word `assert`. */
  readonly nameRange: Range;
}

/** The event of an expectation: the text that the rule sees, or a whole event as the collector writes it. */
export type ExpectedEvent =
  | { readonly kind: "subject"; readonly subject: string }
  | { readonly kind: "event"; readonly json: string };

/** A test of the policy, written above a rule: `# expect VERDICT: "subject"` or `# expect VERDICT: {event}`. */
export interface Expectation {
  /** The name of the rule that it stands above. */
  readonly rule: string;
  /** The kind of event that a bare subject is taken as: the rule's. */
  readonly on: EventKind | "*";
  readonly verdict: Verdict;
  readonly event: ExpectedEvent;
  /** The comment. */
  readonly range: Range;
}

/**
 * The policy that a document states. It holds what is sound in the document, whatever else is wrong there: only the
 * policy of a document without errors may judge.
 */
export interface Policy {
  readonly failClosed: boolean;
  readonly dryRun: boolean;
  readonly speculate?: Severity;
  readonly llm?: LlmSettings;
  readonly agent?: AgentSettings;
  readonly sae?: SaeSettings;
  readonly deny?: DenySettings;
  /** The site rules in effective order, built-in ones not included. */
  readonly rules: readonly Rule[];
  readonly mask: readonly MaskDetector[];
  readonly assertions: readonly Assertion[];
  readonly expectations: readonly Expectation[];
}
