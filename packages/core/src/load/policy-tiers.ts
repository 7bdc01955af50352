import { platform } from "#platform";
import type { Judge } from "../tiers/judge.js";
import type { AgentTierSettings, LlmTierSettings } from "./tier-settings.js";

/** The tiers that a model and an agent of the policy make. */
export interface PolicyTiers {
  readonly l2?: Judge;
  readonly l3?: Judge;
}

/**
 * Makes the tiers that the settings ask for and that this program can have. It is called wherever such a tier runs: in
 * the program and in its worker.
 */
export function createPolicyTiers({
  agent,
}: {
  readonly llm?: LlmTierSettings;
  readonly agent?: AgentTierSettings;
}): PolicyTiers {
  const l3 = agent && platform.createAgentJudge?.(agentOptions(agent));
  return { ...(l3 && { l3 }) };
}

function agentOptions({ timeoutSeconds, ...settings }: AgentTierSettings) {
  return { ...settings, timeoutS: timeoutSeconds };
}
