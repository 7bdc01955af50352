import { type Decision, severities } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import type { DeeperTiers } from "./deeper-tiers.js";
import type { Pipeline } from "./pipeline.js";

export interface EscalationRoute {
  /** The tiers that may settle the escalation; none where nobody but the fail mode may. */
  readonly tiers: DeeperTiers;
  /** Both are there, and are asked at the same time. */
  readonly speculative: boolean;
}

/**
 * Where an escalation of the first tier goes. Where the evidence is incomplete it goes nowhere: nobody could see more
 * than the rules did. What the SAE tier escalates holds nothing that a language model could read, and goes to L3.
 */
export function escalationRoute(pipeline: Pipeline, event: JudgedEvent, escalation: Decision): EscalationRoute {
  const { l2, l3 } = pipeline.tiers;
  if (escalation.tier === "Sae") return { tiers: l3 ? { l3 } : {}, speculative: false };
  if (!evidenceComplete(event)) return { tiers: {}, speculative: false };
  const { speculate } = pipeline;
  const isSevere = speculate !== undefined && severities.indexOf(escalation.severity) >= severities.indexOf(speculate);
  return {
    tiers: { ...(l2 && { l2 }), ...(l3 && { l3 }) },
    speculative: isSevere && l2 !== undefined && l3 !== undefined,
  };
}
