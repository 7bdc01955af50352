import type { Decision } from "../decision/decision.js";
import { naturalDeny } from "../decision/deny-target.js";
import type { JudgedEvent } from "../events/event.js";
import { errorMessage } from "./error-message.js";
import type { Judge, JudgeContext } from "./judge.js";
import { readDecision } from "./read-decision.js";
import type { TierCallObserver } from "./tier-call.js";
import { isUnavailable, lastTierUnavailable, tierUnavailable } from "./tier-unavailable.js";
import { untilAborted } from "./until-aborted.js";

/** A judge at its place, and what it is asked. */
export interface TierQuestion {
  readonly tier: "Llm" | "Agent";
  readonly judge: Judge;
  readonly event: JudgedEvent;
  readonly context: JudgeContext;
  /** Told of the call when it has ended. */
  readonly observe: TierCallObserver;
}

/**
 * The decision of a tier. One that fails, or answers what is no decision, counts as unavailable: L2 then escalates, L3
 * meets the fail mode. An abort rejects with the signal's reason, whatever the judge does about it. The judge is called
 * before this returns.
 */
export async function tierDecision(question: TierQuestion): Promise<Decision> {
  const { tier, judge, event, context, observe } = question;
  const { signal } = context;
  const begin = performance.now();
  let decision: Decision;
  try {
    decision = soundDecision(question, await untilAborted(judge.judge(event, context), signal));
  } catch (error) {
    decision = unavailable(question, errorMessage(error));
  }
  const outcome = signal?.aborted ? "aborted" : isUnavailable(decision) ? "failed" : "answered";
  observe({ tier, outcome, milliseconds: performance.now() - begin });
  signal?.throwIfAborted();
  return decision;
}

/** The same without waiting: a judge that answers later than at once is unavailable. */
export function tierDecisionNow(question: TierQuestion): Decision {
  const { tier, judge, event, context, observe } = question;
  const begin = performance.now();
  let decision: Decision;
  try {
    const answer: unknown = judge.judge(event, context);
    decision = isThenable(answer) ? unavailable(question, tooLate(answer)) : soundDecision(question, answer);
  } catch (error) {
    decision = unavailable(question, errorMessage(error));
  }
  const outcome = isUnavailable(decision) ? "failed" : "answered";
  observe({ tier, outcome, milliseconds: performance.now() - begin });
  return decision;
}

/** A block of a deeper tier denies what the event did, unless the judge asks for another deny. */
function soundDecision(question: TierQuestion, answer: unknown): Decision {
  const { tier, event } = question;
  const read = readDecision(answer, tier, event);
  if (!read.sound) return unavailable(question, read.why);
  const { decision } = read;
  if (decision.verdict !== "block" || decision.action !== undefined || isUnavailable(decision)) return decision;
  const action = naturalDeny(event);
  return action === undefined ? decision : { ...decision, action };
}

function unavailable({ tier, event, context }: TierQuestion, why: string): Decision {
  return tier === "Agent" ? lastTierUnavailable(why, event, context.failClosed) : tierUnavailable(tier, why, event);
}

function isThenable(answer: unknown): answer is PromiseLike<unknown> {
  return typeof answer === "object" && answer !== null && "then" in answer && typeof answer.then === "function";
}

/** What comes of the answer in the end interests nobody, a rejection neither. */
function tooLate(answer: PromiseLike<unknown>): string {
  answer.then(undefined, () => undefined);
  return "evaluateSync cannot wait for a judge of one's own that answers with a promise";
}
