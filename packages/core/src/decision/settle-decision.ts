import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import { applyFailMode } from "./apply-fail-mode.js";
import type { Decision } from "./decision.js";

/** Applies the fail mode to what no tier resolved. An escalation for want of evidence is never made an allow. */
export function settleDecision(event: JudgedEvent, decision: Decision, failClosed: boolean): Decision {
  const isUndecidable = decision.tier === "Rules" && !evidenceComplete(event);
  return isUndecidable && !failClosed ? decision : applyFailMode(decision, failClosed);
}
