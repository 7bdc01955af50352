import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import { errorMessage } from "./error-message.js";
import type { ActivationsJudge } from "./judge.js";
import { tierUnavailable } from "./tier-unavailable.js";

/** The decision of the SAE tier, or an escalation where it fails. */
export function saeDecision(judge: ActivationsJudge, event: JudgedEvent): Decision {
  try {
    return judge.judge(event);
  } catch (error) {
    return tierUnavailable("Sae", errorMessage(error), event);
  }
}
