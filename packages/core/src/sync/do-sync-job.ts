import { createPolicyTiers } from "../load/policy-tiers.js";
import { askBoth, askInTurn, type Escalated } from "../pipeline/deeper-tiers.js";
import type { Judge } from "../tiers/judge.js";
import type { TierCall } from "../tiers/tier-call.js";
import type { SyncAnswer, SyncJob } from "./sync-job.js";

/** Asks the tiers of a job. Rejects where the signal is aborted. */
export async function doSyncJob(job: SyncJob, signal: AbortSignal): Promise<SyncAnswer> {
  const { settings, speculative, event, escalation, failClosed, matchSpan } = job;
  const { l2, l3 } = createPolicyTiers(settings);
  const calls: TierCall[] = [];
  const ended: Promise<unknown>[] = [];
  const escalated: Escalated = {
    event,
    escalation,
    failClosed,
    ...(matchSpan && { matchSpan }),
    signal,
    observe: (call) => calls.push(call),
  };
  const investigator = l3 && awaited(l3, ended);
  try {
    const decision =
      speculative && l2 && investigator
        ? await askBoth({ l2, l3: investigator }, escalated)
        : await askInTurn({ ...(l2 && { l2 }), ...(investigator && { l3: investigator }) }, escalated);
    return { kind: "answered", decision, calls };
  } finally {
    // The worker may be gone after the answer: an agent that is not needed any more must be gone before.
    await Promise.allSettled(ended);
  }
}

/** The judge, its answers put in a list, so that their end can be waited for even where nobody wants them. */
function awaited(judge: Judge, answers: Promise<unknown>[]): Judge {
  return {
    tier: judge.tier,
    judge(event, context) {
      const answer = Promise.resolve(judge.judge(event, context));
      answers.push(answer);
      return answer;
    },
  };
}
