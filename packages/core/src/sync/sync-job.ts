import type { Range } from "@a3s/acl-grammar";
import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
import type { TierSettings } from "../load/tier-settings.js";
import type { TierCall } from "../tiers/tier-call.js";

/** What a worker is asked while the thread that asks waits. All of it is plain data. */
export interface SyncJob {
  /** The tiers to ask, in their order or, where speculative, at the same time. */
  readonly settings: Pick<TierSettings, "llm" | "agent">;
  readonly speculative: boolean;
  readonly event: JudgedEvent;
  readonly escalation: Decision;
  readonly failClosed: boolean;
  readonly matchSpan?: Range;
}

export type SyncAnswer =
  | { readonly kind: "answered"; readonly decision: Decision; readonly calls: readonly TierCall[] }
  /** The worker did not answer, and why. */
  | { readonly kind: "failed"; readonly why: string };

/** Does a job and waits for it, blocking the thread. Never throws. */
export type RunTiersNow = (job: SyncJob) => SyncAnswer;
