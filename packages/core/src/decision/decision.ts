import type { SaeScore } from "../sae/score.js";
import type { Risk } from "./risk.js";

export const verdicts = ["allow", "block", "escalate"] as const;
export type Verdict = (typeof verdicts)[number];

/** In ascending order. */
export const severities = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export type Tier = "Rules" | "Llm" | "Agent" | "Sae";

/** What a kernel guard is asked to deny, and the one target that it denies. */
export interface EnforceAction {
  readonly kind: "DenyEgress" | "DenyFile" | "DenyExec";
  /** A peer, an absolute path, or `argv[0]`, as the event gave it. */
  readonly target: string;
}

export interface Decision {
  readonly verdict: Verdict;
  /** The tier that settled it. */
  readonly tier: Tier;
  readonly severity: Severity;
  /** `no rule matched`, or `NAME: REASON` of the rule. */
  readonly reason: string;
  /** The deny that goes with the decision, where the event can supply its target. */
  readonly action?: EnforceAction;
  /** On everything but an allow. */
  readonly risk?: Risk;
  /** The name of the rule that decided. */
  readonly rule?: string;
  /** The score of the SAE tier. */
  readonly explain?: SaeScore;
}
