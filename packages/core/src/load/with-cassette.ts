import { cassetteJudge } from "../tiers/cassette/cassette-judge.js";
import { type CassetteMode, openCassette } from "../tiers/cassette/open-cassette.js";
import { urlSecrets } from "../tiers/llm/llm-endpoint.js";
import type { BuiltTiers } from "./build-tiers.js";
import type { TierSettings } from "./tier-settings.js";

export interface CassetteChoice {
  readonly cassette?: string;
  readonly mode?: CassetteMode;
}

/**
 * Puts a cassette between a judge and its L2 and L3. They are then called like tiers of the caller's own, in this thread:
 * a replay answers at once, a recording must be waited for.
 *
 * @throws {CassetteError} where the cassette cannot be opened.
 * @throws {TypeError} where there is a mode without a cassette, or one that is unknown.
 */
export function withCassette(built: BuiltTiers, choice: CassetteChoice, { llm, agent }: TierSettings): BuiltTiers {
  const { cassette: path, mode = "replay" } = choice;
  if (!["record", "replay"].includes(mode)) throw new TypeError('mode must be "record" or "replay"');
  if (path === undefined && choice.mode === undefined) return built;
  if (typeof path !== "string" || path === "") throw new TypeError("cassette must be the path of a file");
  const secrets = [llm?.key ?? "", ...urlSecrets(llm?.url ?? ""), ...(agent?.secrets ?? [])];
  const cassette = openCassette({ path, mode, secrets });
  const { l2, l3, ...others } = built.tiers;
  const { llm: ownLlm, agent: ownAgent } = built.configured;
  const l2Settings = ownLlm && { model: ownLlm.model };
  const l3Settings = ownAgent?.args && { args: ownAgent.args };
  const tiers = {
    ...others,
    ...(l2 && { l2: cassetteJudge(l2, cassette, { tier: "Llm", ...(l2Settings && { settings: l2Settings }) }) }),
    ...(l3 && { l3: cassetteJudge(l3, cassette, { tier: "Agent", ...(l3Settings && { settings: l3Settings }) }) }),
  };
  return { ...built, tiers, configured: {} };
}
