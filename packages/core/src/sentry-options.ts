import type { EnforceError } from "./enforce/enforcer.js";
import type { CreateRuleEngine } from "./engine/engine.js";
import type { Environment } from "./policy/resolve-text.js";
import type { Tiers } from "./tiers/judge.js";

export interface SentryOptions {
  /** The variables that `env()` reads. Default: those of the process; in a browser none. */
  readonly env?: Environment;
  /** Told of every deny that could not be written. What it throws is dropped. */
  readonly onEnforceError?: (error: EnforceError) => void;
  /** Makes the engine that matches the rules. Default: the engine that tries them one after another. */
  readonly createEngine?: CreateRuleEngine;
  /** The deeper tiers. Without one, what it should decide goes to the next, and at last to the fail mode. */
  readonly tiers?: Tiers;
}

export interface EvaluateOptions {
  /** Stops waiting for the deeper tiers: the evaluation rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
