import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import { errorMessage } from "./error-message.js";
import type { ActivationsJudge } from "./judge.js";
import { readDecision } from "./read-decision.js";
import { tierUnavailable } from "./tier-unavailable.js";

/** The decision of the SAE tier, or an escalation where it fails or answers what is no decision. */
export function saeDecision(judge: ActivationsJudge, event: JudgedEvent): Decision {
  try {
    const answer: unknown = judge.judge(event);
    // A promise is no decision; what comes of it interests nobody.
    if (answer instanceof Promise) answer.catch(() => undefined);
    const read = readDecision(answer, "Sae", event);
    return read.sound ? read.decision : tierUnavailable("Sae", read.why, event);
  } catch (error) {
    return tierUnavailable("Sae", errorMessage(error), event);
  }
}
