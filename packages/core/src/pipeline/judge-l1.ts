import type { Decision } from "../decision/decision.js";
import { judgeByRules } from "../decision/judge-by-rules.js";
import type { JudgedEvent } from "../events/event.js";
import { saeDecision } from "../tiers/sae-decision.js";
import { tierUnavailable } from "../tiers/tier-unavailable.js";
import type { Pipeline } from "./pipeline.js";

/** What the first tier decides: the SAE tier on activations where there is one, otherwise the rules. */
export function judgeL1({ engine, tiers, saeConfigured }: Pipeline, event: JudgedEvent): Decision {
  const { sae } = tiers;
  if (event.kind !== "LlmActivations" || (sae === undefined && !saeConfigured)) return judgeByRules(engine, event);
  return sae === undefined ? tierUnavailable("Sae", "the judge was built without it", event) : saeDecision(sae, event);
}
