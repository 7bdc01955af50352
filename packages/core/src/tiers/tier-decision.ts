import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import { errorMessage } from "./error-message.js";
import type { Judge, JudgeContext } from "./judge.js";
import { lastTierUnavailable, tierUnavailable } from "./tier-unavailable.js";

/**
 * The decision of a tier. One that fails counts as unavailable: L2 then escalates, L3 meets the fail mode. An abort is
 * passed on as a rejection.
 */
export async function tierDecision(judge: Judge, event: JudgedEvent, context: JudgeContext): Promise<Decision> {
  try {
    return await judge.judge(event, context);
  } catch (error) {
    context.signal?.throwIfAborted();
    return unavailable(judge, errorMessage(error), event, context);
  }
}

/** The same without waiting: a tier that answers later than at once is unavailable. */
export function tierDecisionNow(judge: Judge, event: JudgedEvent, context: JudgeContext): Decision {
  try {
    const decision = judge.judge(event, context);
    if (!("then" in decision)) return decision;
    decision.then(undefined, () => undefined);
    return unavailable(judge, "it cannot answer without waiting", event, context);
  } catch (error) {
    return unavailable(judge, errorMessage(error), event, context);
  }
}

function unavailable({ tier }: Judge, why: string, event: JudgedEvent, { failClosed }: JudgeContext): Decision {
  return tier === "Agent" ? lastTierUnavailable(why, event, failClosed) : tierUnavailable(tier, why, event);
}
