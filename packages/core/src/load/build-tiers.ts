import type { Diagnostic } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { llmUrl } from "../policy/checks/llm-url.js";
import { parseHttpUrl } from "../policy/http-url.js";
import type { Policy } from "../policy/policy.js";
import { createSaeJudge } from "../sae/create-sae-judge.js";
import type { ActivationsJudge, Tiers } from "../tiers/judge.js";
import { loadDictionary } from "./load-dictionary.js";
import { missingTiers } from "./missing-tiers.js";
import { PolicyError } from "./policy-error.js";
import { createPolicyTiers, type PolicyTiers } from "./policy-tiers.js";
import type { AgentTierSettings, SaeTierSettings, TierSettings } from "./tier-settings.js";

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
 * Makes the tiers of a judge: those that the caller gives, and in the other places those that the policy configures.
 *
 * @throws {TypeError} where a tier that was given is no judge.
 * @throws {PolicyError} where the dictionary of the SAE tier cannot be used.
 */
export function buildTiers({ policy, settings, given, rulesOnly }: TierSources): BuiltTiers {
  const own = checkedTiers(given);
  if (rulesOnly) return { tiers: own, configured: {}, diagnostics: missingTiers(policy, own) };
  const configured: TierSettings = {
    ...(settings.llm && !own.l2 && { llm: settings.llm }),
    ...(settings.agent && !own.l3 && { agent: fromHere(settings.agent) }),
    ...(settings.sae && !own.sae && { sae: settings.sae }),
  };
  const sae = configured.sae && saeTier(configured.sae, policy);
  const tiers = { ...policyTiers(configured, policy), ...(sae && { sae }), ...own };
  return { tiers, configured, diagnostics: missingTiers(policy, tiers) };
}

/**
 * The settings with paths from the root: the worker of `evaluateSync` makes the tier anew for each job, when the program
 * may have gone to another directory, in which another program may have the name. A bare name is for `PATH`.
 */
function fromHere(agent: AgentTierSettings): AgentTierSettings {
  const { absolutePath = (path: string) => path } = platform;
  const { bin, skills } = agent;
  return {
    ...agent,
    bin: /[/\\]/.test(bin) ? absolutePath(bin) : bin,
    ...(skills === undefined ? {} : { skills: absolutePath(skills) }),
  };
}

/** What `env()` gave is only now known, and may be no URL. */
function policyTiers(configured: TierSettings, { llm }: Policy): PolicyTiers {
  try {
    return createPolicyTiers(configured);
  } catch (error) {
    if (!(error instanceof RangeError) || llm === undefined) throw error;
    const isUrl = configured.llm !== undefined && parseHttpUrl(configured.llm.url) !== undefined;
    const { code, severity, message } = llmUrl;
    const diagnostic = { code, severity, message, range: llm.url.range };
    throw new PolicyError(`building the tier llm: ${error.message}`, isUrl ? [] : [diagnostic]);
  }
}

function saeTier({ dict, escalateAt, blockAt }: SaeTierSettings, { sae }: Policy): ActivationsJudge | undefined {
  const dictionary = sae && loadDictionary(dict, sae.dict.range);
  return dictionary && createSaeJudge({ dictionary, escalateAt, blockAt });
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
