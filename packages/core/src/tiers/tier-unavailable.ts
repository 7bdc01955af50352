import type { Decision } from "../decision/decision.js";
import { inferRisk } from "../decision/infer-risk.js";
import type { JudgedEvent } from "../events/event.js";

const tierNames = { Llm: "L2", Agent: "L3", Sae: "SAE" } as const;

/** What a tier that could not answer comes to: an escalation to the next one, whatever the reason. */
export function tierUnavailable(tier: keyof typeof tierNames, why: string, event: JudgedEvent): Decision {
  const reason = `${tierNames[tier]} unavailable: ${why}`;
  return { verdict: "escalate", tier, severity: "medium", reason, risk: inferRisk(reason, event.kind, tier) };
}

/** What the last tier comes to where it could not answer: the fail mode. It denies nothing of its own. */
export function lastTierUnavailable(why: string, event: JudgedEvent, failClosed: boolean): Decision {
  const reason = `${tierNames.Agent} unavailable (${why}); fail-${failClosed ? "closed" : "open"}`;
  const risk = inferRisk(reason, event.kind, "Agent");
  return { verdict: failClosed ? "block" : "allow", tier: "Agent", severity: "medium", reason, risk };
}

/** Whether a decision says that its tier could not answer. What a model or an agent says stands behind `L2: ` or `L3: `. */
export function isUnavailable({ reason }: Decision): boolean {
  return /^(?:(?:L2|SAE) unavailable: |L3 unavailable \()/.test(reason);
}
