import type { EnforceError } from "./enforce/enforcer.js";
import type { CreateRuleEngine } from "./engine/engine.js";
import type { SentryCounters } from "./metrics/sentry-counters.js";
import type { Environment } from "./policy/resolve-text.js";
import type { CassetteMode } from "./tiers/cassette/open-cassette.js";
import type { Tiers } from "./tiers/judge.js";

/**
 * How a judge is built. A tier that is given here (`l2`, `l3`, `sae`) takes the place of the one that the policy
 * configures. Without a tier, what it should decide goes to the next, and at last to the fail mode.
 */
export interface SentryOptions extends Tiers {
  /** The variables that `env()` reads. Default: those of the process; in a browser none. */
  readonly env?: Environment;
  /** Told of every deny that could not be written. What it throws is dropped. */
  readonly onEnforceError?: (error: EnforceError) => void;
  /**
   * How many bytes the states of the automata that match the rules may hold together, those of all kinds of event; they
   * work with little, and slower. Default 64 MiB. It bounds what grows with events; what is made of the rules themselves
   * comes beside it, some 5 kB a rule. Says nothing to an engine of `createEngine`.
   */
  readonly maxAutomatonBytes?: number;
  /** Makes the engine that matches the rules. Default: the automaton that reads a subject once for all of them. */
  readonly createEngine?: CreateRuleEngine;
  /**
   * Builds none of the tiers that the policy configures, so that no model is asked, no program is started and no
   * dictionary is read: for dry runs. Variables that only those tiers use need not be set. Default false.
   */
  readonly rulesOnly?: boolean;
  /**
   * How many investigations of L3 may run at a time before L2 has said whether they are needed (`speculate`); an
   * escalation above that asks one tier after the other. A whole number from 0, default 8.
   */
  readonly maxSpeculations?: number;
  /**
   * The path of a file that holds answers of L2 and L3, so that events can be judged again offline and with the same
   * outcome. See `mode`.
   */
  readonly cassette?: string;
  /**
   * What is done with the cassette. `replay`, the default: L2 and L3 are not asked; the answers are those of the file,
   * and where it has none to a request the tier is unavailable. `record`: they are asked, and every answer is kept.
   * A recording needs `evaluate`: what `evaluateSync` must wait for is unavailable.
   */
  readonly mode?: CassetteMode;
  /** Counters to count in, so that several judges count together. Default: new ones. */
  readonly counters?: SentryCounters;
}

export interface EvaluateOptions {
  /** Stops the deeper tiers: they are told, and the evaluation rejects at once with the signal's reason. */
  readonly signal?: AbortSignal;
}
