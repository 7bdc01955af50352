import type { Decision } from "./decision/decision.js";

/**
 * How far an event is judged, for callers that own the queues between the tiers. No fail mode is applied: an escalation
 * here is not an allow.
 */
export interface L1Result {
  readonly l1Decision: Decision;
  /** `completed`: an allow or a block. `escalated`: a deeper tier has to decide, or somebody else. */
  readonly stageStatus: "completed" | "escalated";
  /** An escalation that a deeper tier may decide; false where the evidence is incomplete. */
  readonly nextTierEligible: boolean;
  /** Why an escalation must not go on. */
  readonly stopReason?: "evidence_incomplete";
}

export interface ThroughL2Result extends L1Result {
  /** What L2 decided, where it was asked. */
  readonly l2Decision?: Decision;
  /** The decision of the last tier that was asked. */
  readonly effectiveDecision: Decision;
  /** Whose escalation is open, where one is. */
  readonly escalationCause?: "l1" | "l2" | "sae";
}
