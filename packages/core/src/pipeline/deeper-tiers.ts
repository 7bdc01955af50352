import type { Range } from "@a3s/acl-grammar";
import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import type { Judge, JudgeContext } from "../tiers/judge.js";
import type { TierCallObserver } from "../tiers/tier-call.js";
import { tierDecision } from "../tiers/tier-decision.js";
import { isUnavailable } from "../tiers/tier-unavailable.js";

/** What the deeper tiers are asked. */
export interface Escalated {
  readonly event: JudgedEvent;
  /** What L1 decided. */
  readonly escalation: Decision;
  readonly failClosed: boolean;
  readonly matchSpan?: Range;
  readonly signal?: AbortSignal;
  readonly observe: TierCallObserver;
}

/** The tiers that may settle an escalation of L1. */
export interface DeeperTiers {
  readonly l2?: Judge;
  readonly l3?: Judge;
}

/**
 * Asks the tiers one after the other: the second where the first escalates. What stands at the end may be an escalation.
 */
export async function askInTurn({ l2, l3 }: DeeperTiers, escalated: Escalated): Promise<Decision> {
  let decision = escalated.escalation;
  for (const [tier, judge] of [["Llm", l2] as const, ["Agent", l3] as const]) {
    if (judge === undefined || decision.verdict !== "escalate") continue;
    const { event, observe, signal } = escalated;
    signal?.throwIfAborted();
    decision = await tierDecision({ tier, judge, event, context: contextOf(escalated, decision, signal), observe });
  }
  return decision;
}

/**
 * Asks both tiers at the same time. A block of either decides at once, and the other is aborted. Otherwise what L3
 * decides stands, also against an allow of L2.
 */
export async function askBoth({ l2, l3 }: Required<DeeperTiers>, escalated: Escalated): Promise<Decision> {
  const { event, escalation, observe, signal } = escalated;
  signal?.throwIfAborted();
  const stops = { Llm: new AbortController(), Agent: new AbortController() };
  const stop = () => {
    for (const controller of Object.values(stops)) controller.abort(signal?.reason);
  };
  signal?.addEventListener("abort", stop, { once: true });
  const ask = (tier: "Llm" | "Agent", judge: Judge): Promise<Decision> => {
    const context = contextOf(escalated, escalation, stops[tier].signal);
    const answer = tierDecision({ tier, judge, event, context, observe });
    // The loser is aborted, and nobody looks at its answer then.
    answer.catch(() => undefined);
    return answer;
  };
  try {
    const l3Answer = ask("Agent", l3);
    const l2Answer = ask("Llm", l2);
    const first = await Promise.race([l2Answer, l3Answer]);
    if (first.tier === "Llm") return first.verdict === "block" ? first : await l3Answer;
    if (first.verdict === "block" && !isUnavailable(first)) return first;
    const second = await l2Answer;
    return second.verdict === "block" ? second : first;
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

function contextOf(escalated: Escalated, escalation: Decision, signal: AbortSignal | undefined): JudgeContext {
  const { failClosed, matchSpan } = escalated;
  return { escalation, failClosed, ...(matchSpan && { matchSpan }), ...(signal && { signal }) };
}
