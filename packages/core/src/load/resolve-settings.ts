import type { Diagnostic } from "@a3s/acl-grammar";
import type { EnforceSinks } from "../enforce/enforcer.js";
import type { Policy, TextValue } from "../policy/policy.js";
import { type Environment, resolveText } from "../policy/resolve-text.js";
import { urlSecrets } from "../tiers/llm/llm-endpoint.js";
import type { TierSettings } from "./tier-settings.js";

/** What a policy configures, every text evaluated. */
export interface ResolvedSettings {
  readonly tiers: TierSettings;
  readonly sinks: EnforceSinks;
  /** Why texts of tiers could not be evaluated: no tier of the policy can be built where there is any. */
  readonly tierProblems: readonly Diagnostic[];
  /** Why the paths of deny-files could not be evaluated: no judge can be built where there is any. */
  readonly sinkProblems: readonly Diagnostic[];
}

/** Evaluates every text of the settings. One that cannot be evaluated is empty. */
export function resolveSettings({ llm, agent, sae, deny }: Policy, environment: Environment): ResolvedSettings {
  const ofTiers = textReader(environment);
  const ofSinks = textReader(environment);
  const { read, member } = ofTiers;
  // Evaluated once, so that a variable that is not set is reported once.
  const key = member("key", llm?.key);
  const url = llm === undefined ? "" : read(llm.url);
  const inUrl = urlSecrets(url);
  const tiers: TierSettings = {
    ...(llm && {
      llm: {
        url,
        model: read(llm.model),
        ...key,
        timeoutSeconds: llm.timeoutSeconds,
      },
    }),
    ...(agent && {
      agent: {
        bin: read(agent.bin),
        ...member("skills", agent.skills),
        ...(agent.args && { args: agent.args }),
        timeoutSeconds: agent.timeoutSeconds,
        withholdEnv: [...variablesOf(llm?.key), ...(inUrl.length > 0 ? variablesOf(llm?.url) : [])],
        secrets: [...(key.key ? [key.key] : []), ...inUrl],
      },
    }),
    ...(sae && { sae: { dict: read(sae.dict), escalateAt: sae.escalateAt, blockAt: sae.blockAt } }),
  };
  const sinks = {
    ...ofSinks.member("egress", deny?.egress),
    ...ofSinks.member("file", deny?.file),
    ...ofSinks.member("exec", deny?.exec),
  };
  return { tiers, sinks, tierProblems: ofTiers.problems, sinkProblems: ofSinks.problems };
}

/** Evaluates texts, and keeps why some could not be. */
function textReader(environment: Environment) {
  const problems: Diagnostic[] = [];
  const read = (text: TextValue): string => {
    const resolved = resolveText(text, environment);
    if (resolved.ok) return resolved.value;
    problems.push(...resolved.diagnostics);
    return "";
  };
  const member = <K extends string>(name: K, text: TextValue | undefined): { readonly [key in K]?: string } =>
    (text === undefined ? {} : { [name]: read(text) }) as { readonly [key in K]?: string };
  return { problems, read, member };
}

/** The variables that a text is made from. */
function variablesOf(text: TextValue | undefined): readonly string[] {
  if (text === undefined || text.kind === "literal") return [];
  return text.kind === "env" ? [text.name] : text.parts.flatMap(variablesOf);
}
