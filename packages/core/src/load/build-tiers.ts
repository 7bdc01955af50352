import type { Diagnostic } from "@a3s/acl-grammar";
import type { Policy } from "../policy/policy.js";
import type { Tiers } from "../tiers/judge.js";
import { missingTiers } from "./missing-tiers.js";
import type { TierSettings } from "./tier-settings.js";

/** What the tiers of a judge are made from. */
export interface TierSources {
  readonly policy: Policy;
  readonly settings: TierSettings;
  /** The tiers that the caller gave: they take the place of those that the policy configures. */
  readonly given: Tiers;
  readonly rulesOnly: boolean;
}

export interface BuiltTiers {
  readonly tiers: Tiers;
  /** The settings of those that were built from the policy. */
  readonly configured: TierSettings;
  /** A warning for every tier that the policy configures and that could not be built. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the deeper tiers of a judge.
 *
 * @throws {TypeError} where a tier that was given is no judge.
 */
export function buildTiers({ policy, given }: TierSources): BuiltTiers {
  const tiers = checkedTiers(given);
  return { tiers, configured: {}, diagnostics: missingTiers(policy, tiers) };
}

/** A judge in plain JavaScript may be anything; found out here, not at the first escalation. */
function checkedTiers({ l2, l3, sae }: Tiers): Tiers {
  for (const [name, judge] of Object.entries({ l2, l3, sae })) {
    if (judge !== undefined && typeof (judge as { readonly judge?: unknown } | null)?.judge !== "function") {
      throw new TypeError(`${name} must be a judge: an object with a method judge(event, context)`);
    }
  }
  return { ...(l2 && { l2 }), ...(l3 && { l3 }), ...(sae && { sae }) };
}
