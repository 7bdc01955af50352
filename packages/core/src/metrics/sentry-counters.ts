import type { Decision, Verdict } from "../decision/decision.js";
import type { EnforceOutcome } from "../enforce/enforcer.js";
import type { TierCall } from "../tiers/tier-call.js";
import { isUnavailable } from "../tiers/tier-unavailable.js";
import { Latency } from "./latency.js";
import type { SentryMetrics, TierMetrics } from "./sentry-metrics.js";

/**
 * Counts what judges do. One of these may be given to several judges (option `counters`), one after the other or at the
 * same time: they then count together.
 */
export class SentryCounters {
  #events = 0;
  #escalations = 0;
  #unresolved = 0;
  #overloads = 0;
  readonly #verdicts = { Rules: noVerdicts(), Llm: noVerdicts(), Agent: noVerdicts(), Sae: noVerdicts() };
  readonly #enforced = { written: 0, failed: 0, rejected: 0 };
  readonly #calls = { Llm: new TierCounter(), Agent: new TierCounter() };

  /** The counters so far. */
  snapshot(): SentryMetrics {
    const { Rules, Llm, Agent, Sae } = this.#verdicts;
    return {
      events: this.#events,
      verdicts: { Rules: { ...Rules }, Llm: { ...Llm }, Agent: { ...Agent }, Sae: { ...Sae } },
      escalations: this.#escalations,
      unresolved: this.#unresolved,
      overloads: this.#overloads,
      enforced: this.#enforced.written,
      enforceErrors: this.#enforced.failed,
      enforceRejected: this.#enforced.rejected,
      l2: this.#calls.Llm.snapshot(),
      l3: this.#calls.Agent.snapshot(),
    };
  }

  /** Counts an event that the first tier settled. */
  countSettled({ tier, verdict }: Decision): void {
    this.#events += 1;
    this.#verdicts[tier][verdict] += 1;
  }

  /** Counts an event that the first tier escalated: what the last tier said, and what came of it. */
  countEscalated(answer: Decision, { tier, verdict }: Decision): void {
    this.#events += 1;
    this.#escalations += 1;
    if (answer.verdict === "escalate" || isUnavailable(answer)) this.#unresolved += 1;
    this.#verdicts[tier][verdict] += 1;
  }

  countOverload(): void {
    this.#overloads += 1;
  }

  countCall(call: TierCall): void {
    this.#calls[call.tier].add(call);
  }

  countEnforcement({ kind }: EnforceOutcome): void {
    if (kind === "written" || kind === "failed" || kind === "rejected") this.#enforced[kind] += 1;
  }
}

class TierCounter {
  #calls = 0;
  readonly #ended = { answered: 0, failed: 0, aborted: 0 };
  readonly #latency = new Latency();

  add({ outcome, milliseconds }: TierCall): void {
    this.#calls += 1;
    this.#ended[outcome] += 1;
    if (outcome !== "aborted") this.#latency.add(milliseconds);
  }

  snapshot(): TierMetrics {
    const { failed, aborted } = this.#ended;
    return { calls: this.#calls, failures: failed, aborted, latency: this.#latency.snapshot() };
  }
}

function noVerdicts(): Record<Verdict, number> {
  return { allow: 0, block: 0, escalate: 0 };
}
