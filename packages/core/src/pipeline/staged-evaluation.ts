import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import type { L1Result, ThroughL2Result } from "../staged-result.js";
import { askInTurn } from "./deeper-tiers.js";
import { escalationRoute } from "./escalation-route.js";
import { escalated } from "./evaluate-event.js";
import { judgeL1 } from "./judge-l1.js";
import type { Pipeline } from "./pipeline.js";

/** Judges an event by the first tier alone. */
export function evaluateEventL1(pipeline: Pipeline, event: JudgedEvent): L1Result {
  return l1Result(judgeL1(pipeline, event), evidenceComplete(event));
}

/** How far a decision of the first tier leads. */
export function l1Result(l1Decision: Decision, isComplete: boolean): L1Result {
  if (l1Decision.verdict !== "escalate") return { l1Decision, stageStatus: "completed", nextTierEligible: false };
  if (isComplete) return { l1Decision, stageStatus: "escalated", nextTierEligible: true };
  return { l1Decision, stageStatus: "escalated", nextTierEligible: false, stopReason: "evidence_incomplete" };
}

/** Judges an event by the first tier and, where that escalates, by L2. */
export async function evaluateEventThroughL2(
  pipeline: Pipeline,
  event: JudgedEvent,
  signal: AbortSignal | undefined,
): Promise<ThroughL2Result> {
  signal?.throwIfAborted();
  const l1 = evaluateEventL1(pipeline, event);
  const { l1Decision } = l1;
  if (l1.stageStatus === "completed") return { ...l1, effectiveDecision: l1Decision };
  const { l2 } = escalationRoute(pipeline, event, l1Decision).tiers;
  if (l2 === undefined) {
    const escalationCause = l1Decision.tier === "Sae" ? "sae" : "l1";
    return { ...l1, effectiveDecision: l1Decision, escalationCause };
  }
  const l2Decision = await askInTurn({ l2 }, escalated(pipeline, event, l1Decision, signal));
  const isOpen = l2Decision.verdict === "escalate";
  return {
    l1Decision,
    l2Decision,
    effectiveDecision: l2Decision,
    stageStatus: isOpen ? "escalated" : "completed",
    nextTierEligible: isOpen,
    ...(isOpen && { escalationCause: "l2" }),
  };
}
