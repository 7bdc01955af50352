import type { Decision } from "../decision/decision.js";
import { settleDecision } from "../decision/settle-decision.js";
import type { JudgedEvent } from "../events/event.js";
import { askBoth, askInTurn, type DeeperTiers, type Escalated } from "./deeper-tiers.js";
import { type EscalationRoute, escalationRoute } from "./escalation-route.js";
import { escalationSpan } from "./escalation-span.js";
import { judgeL1 } from "./judge-l1.js";
import type { Pipeline } from "./pipeline.js";

/** Judges an event through all tiers. Rejects with the signal's reason where that is aborted. */
export async function evaluateEvent(
  pipeline: Pipeline,
  event: JudgedEvent,
  signal: AbortSignal | undefined,
): Promise<Decision> {
  signal?.throwIfAborted();
  const l1Decision = judgeL1(pipeline, event);
  if (l1Decision.verdict !== "escalate") {
    pipeline.counters.countSettled(l1Decision);
    return l1Decision;
  }
  const route = escalationRoute(pipeline, event, l1Decision);
  const hasTiers = route.tiers.l2 !== undefined || route.tiers.l3 !== undefined;
  const answer = hasTiers ? await ask(pipeline, route, escalated(pipeline, event, l1Decision, signal)) : l1Decision;
  const decision = settleDecision(event, answer, pipeline.failClosed);
  pipeline.counters.countEscalated(answer, decision);
  return decision;
}

/** What the deeper tiers are told of an escalation of the first. */
export function escalated(
  { engine, failClosed, counters }: Pipeline,
  event: JudgedEvent,
  escalation: Decision,
  signal: AbortSignal | undefined,
): Escalated {
  const matchSpan = escalation.tier === "Rules" ? escalationSpan(engine, event) : undefined;
  return {
    event,
    escalation,
    failClosed,
    ...(matchSpan && { matchSpan }),
    ...(signal && { signal }),
    observe: (call) => counters.countCall(call),
  };
}

async function ask(pipeline: Pipeline, { tiers, speculative }: EscalationRoute, what: Escalated): Promise<Decision> {
  if (!speculative || !hasBoth(tiers)) return askInTurn(tiers, what);
  // An abort before anything is asked must not cost a place.
  what.signal?.throwIfAborted();
  const investigation = pipeline.slots.take();
  if (investigation === undefined) {
    pipeline.counters.countOverload();
    return askInTurn(tiers, what);
  }
  return askBoth({ l2: tiers.l2, l3: investigation.during(tiers.l3) }, what);
}

function hasBoth(tiers: DeeperTiers): tiers is Required<DeeperTiers> {
  return tiers.l2 !== undefined && tiers.l3 !== undefined;
}
