import type { Tier, Verdict } from "../decision/decision.js";

/** What a judge has done so far. Every number counts from zero and never falls. */
export interface SentryMetrics {
  /** Events judged through all tiers; lines that are not judged are none. Staged evaluations are not counted here. */
  readonly events: number;
  /** The final decisions on those events, by the tier that made them and by what they came to. */
  readonly verdicts: Readonly<Record<Tier, Readonly<Record<Verdict, number>>>>;
  /** Events of those that the first tier, the rules or the SAE tier, escalated. */
  readonly escalations: number;
  /** Escalations of those that no tier settled: the fail mode did, or nothing where the evidence is incomplete. */
  readonly unresolved: number;
  /** Escalations that would have been investigated at once, but waited for L2: too many investigations were under way. */
  readonly overloads: number;
  /** Lines written to deny-files. */
  readonly enforced: number;
  /** Denies that could not be written. */
  readonly enforceErrors: number;
  /** Denies that were not written because a guard could not use their target. */
  readonly enforceRejected: number;
  /** Calls of L2, those of staged evaluations included. */
  readonly l2: TierMetrics;
  /** Calls of L3. */
  readonly l3: TierMetrics;
}

/** The calls of one deeper tier that have ended. */
export interface TierMetrics {
  readonly calls: number;
  /** Calls in which the tier was unavailable: it failed, or answered what is no decision. */
  readonly failures: number;
  /** Calls whose answer nobody waited for in the end. */
  readonly aborted: number;
  /** How long the calls that were not aborted took. */
  readonly latency: LatencyHistogram;
}

/** A histogram of durations in milliseconds, its buckets cumulative as Prometheus wants them. */
export interface LatencyHistogram {
  readonly count: number;
  readonly sumMs: number;
  /** How many took at most `leMs`. Longer ones are in `count` alone. */
  readonly buckets: readonly { readonly leMs: number; readonly count: number }[];
}
