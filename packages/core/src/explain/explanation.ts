import type { Range } from "@a3s/acl-grammar";
import type { Decision, EnforceAction } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import type { Rule } from "../policy/policy.js";

/** Why a rule did or did not decide. */
export type StepOutcome =
  /** It is about events of another kind. */
  | "other-kind"
  /** Its pattern does not occur in the subject. */
  | "no-match"
  /** It decided. */
  | "decides"
  /** It matches, but an earlier rule decided. */
  | "overruled"
  /** It matches, but its verdict cannot rest on a subject of which only a part was captured. */
  | "passed-over";

export interface ExplanationStep {
  readonly rule: Rule;
  readonly outcome: StepOutcome;
  /** Where the pattern occurs in the subject, UTF-16 offsets, where it does. */
  readonly span?: Range;
}

/** What would become of the deny of a decision. Nothing is written for an explanation. */
export interface ExplainedDeny {
  readonly action: EnforceAction;
  /** The deny-file, as configured, where the line would be written to. */
  readonly path?: string;
  /** The line, without its end, where it would be written; whether the file holds it already is not looked up. */
  readonly line?: string;
  /** Why nothing would be written. */
  readonly obstacle?: string;
}

/** How the decision on an event comes about. */
export interface Explanation {
  readonly event: JudgedEvent;
  readonly subject: string;
  /** Only a part of the subject was captured when this is false. */
  readonly evidenceComplete: boolean;
  /** Every rule, in the order in which they are tried. Empty where the SAE tier judges instead of the rules. */
  readonly steps: readonly ExplanationStep[];
  /** What L1 decides. */
  readonly l1Decision: Decision;
  /** What stands where no deeper tier answers: the decision of L1, an escalation settled by the fail mode. */
  readonly decision: Decision;
  /** Present where the decision is a block with a deny. */
  readonly deny?: ExplainedDeny;
}
