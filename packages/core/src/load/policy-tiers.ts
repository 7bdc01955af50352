import { platform } from "#platform";
import type { Judge } from "../tiers/judge.js";
import { createLlmJudge } from "../tiers/llm/create-llm-judge.js";
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
  llm,
  agent,
}: {
  readonly llm?: LlmTierSettings;
  readonly agent?: AgentTierSettings;
}): PolicyTiers {
  const l2 = llm && createLlmJudge(llmOptions(llm));
  const l3 = agent && platform.createAgentJudge?.(agentOptions(agent));
  return { ...(l2 && { l2 }), ...(l3 && { l3 }) };
}

function llmOptions({ timeoutSeconds, ...settings }: LlmTierSettings) {
  return { ...settings, timeoutS: timeoutSeconds };
}

function agentOptions({ timeoutSeconds, ...settings }: AgentTierSettings) {
  return { ...settings, timeoutS: timeoutSeconds };
}
