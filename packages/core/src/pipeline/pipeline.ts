import type { Severity } from "../decision/decision.js";
import type { RuleEngine } from "../engine/engine.js";
import type { TierSettings } from "../load/tier-settings.js";
import type { SentryCounters } from "../metrics/sentry-counters.js";
import type { RunTiersNow } from "../sync/sync-job.js";
import type { Tiers } from "../tiers/judge.js";
import type { SpeculationSlots } from "./speculation-slots.js";

/** What an event goes through. */
export interface Pipeline {
  readonly engine: RuleEngine;
  readonly tiers: Tiers;
  /** The settings of those of the tiers that the policy configures, and no judge of the caller replaces. */
  readonly configured: TierSettings;
  readonly failClosed: boolean;
  /** From which severity of an escalation on L2 and L3 are asked at the same time; never where it is absent. */
  readonly speculate?: Severity;
  /** The policy has an SAE tier: the rules do not judge activations, even where it could not be built. */
  readonly saeConfigured: boolean;
  readonly slots: SpeculationSlots;
  readonly counters: SentryCounters;
  /** Asks tiers that the policy configures while the thread waits; absent where a thread cannot wait. */
  readonly runTiersNow?: RunTiersNow;
}
