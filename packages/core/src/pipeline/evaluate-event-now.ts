import type { Decision } from "../decision/decision.js";
import { settleDecision } from "../decision/settle-decision.js";
import type { JudgedEvent } from "../events/event.js";
import type { TierSettings } from "../load/tier-settings.js";
import { tierDecisionNow } from "../tiers/tier-decision.js";
import { lastTierUnavailable, tierUnavailable } from "../tiers/tier-unavailable.js";
import type { Escalated } from "./deeper-tiers.js";
import { type EscalationRoute, escalationRoute } from "./escalation-route.js";
import { escalated } from "./evaluate-event.js";
import { judgeL1 } from "./judge-l1.js";
import type { Pipeline } from "./pipeline.js";

/** As `evaluateEvent`, blocking the thread until the tiers have answered. */
export function evaluateEventNow(pipeline: Pipeline, event: JudgedEvent): Decision {
  const l1Decision = judgeL1(pipeline, event);
  if (l1Decision.verdict !== "escalate") {
    pipeline.counters.countSettled(l1Decision);
    return l1Decision;
  }
  const route = escalationRoute(pipeline, event, l1Decision);
  const hasTiers = route.tiers.l2 !== undefined || route.tiers.l3 !== undefined;
  const answer = hasTiers ? ask(pipeline, route, escalated(pipeline, event, l1Decision, undefined)) : l1Decision;
  const decision = settleDecision(event, answer, pipeline.failClosed);
  pipeline.counters.countEscalated(answer, decision);
  return decision;
}

function ask(pipeline: Pipeline, { tiers, speculative }: EscalationRoute, what: Escalated): Decision {
  if (!speculative) return askAll(pipeline, { tiers, speculative }, what);
  const slot = pipeline.slots.take();
  if (slot === undefined) pipeline.counters.countOverload();
  try {
    return askAll(pipeline, { tiers, speculative: slot !== undefined }, what);
  } finally {
    slot?.release();
  }
}

/**
 * One worker does everything where the policy configures all tiers. Judges of the caller are functions, which no worker
 * can be given: they are called here, and then one tier is asked after the other, also where that is speculative.
 */
function askAll(pipeline: Pipeline, { tiers, speculative }: EscalationRoute, what: Escalated): Decision {
  const { llm, agent } = pipeline.configured;
  const askedLlm = tiers.l2 === undefined ? undefined : llm;
  const isOwn = (tiers.l2 !== undefined && llm === undefined) || (tiers.l3 !== undefined && agent === undefined);
  if (!isOwn) {
    const settings = { ...(askedLlm && { llm: askedLlm }), ...(tiers.l3 && agent && { agent }) };
    return askWorker(pipeline, settings, speculative, what);
  }
  let decision = what.escalation;
  if (tiers.l2 !== undefined) {
    decision = llm
      ? askWorker(pipeline, { llm }, false, what)
      : tierDecisionNow({ ...what, tier: "Llm", judge: tiers.l2, context: what });
    if (decision.verdict === "block") return decision;
  }
  if (tiers.l3 === undefined || (decision.verdict !== "escalate" && !speculative)) return decision;
  const next: Escalated = speculative ? what : { ...what, escalation: decision };
  return agent
    ? askWorker(pipeline, { agent }, false, next)
    : tierDecisionNow({ ...what, tier: "Agent", judge: tiers.l3, context: next });
}

function askWorker(
  { runTiersNow }: Pipeline,
  settings: Pick<TierSettings, "llm" | "agent">,
  speculative: boolean,
  { event, escalation, failClosed, matchSpan, observe }: Escalated,
): Decision {
  const job = { settings, speculative, event, escalation, failClosed, ...(matchSpan && { matchSpan }) };
  const answer = runTiersNow?.(job) ?? { kind: "failed", why: "evaluateSync cannot wait for tiers here; use evaluate" };
  if (answer.kind === "answered") {
    answer.calls.forEach(observe);
    return answer.decision;
  }
  // Where the last tier was to be asked, and where it was not: the same as if the tier itself had failed.
  for (const tier of ["Llm", "Agent"] as const) {
    if (tier === "Llm" ? settings.llm : settings.agent) observe({ tier, outcome: "failed", milliseconds: 0 });
  }
  return settings.agent
    ? lastTierUnavailable(answer.why, event, failClosed)
    : tierUnavailable("Llm", answer.why, event);
}
