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
  /** Why texts could not be evaluated: there are no settings to build with where there is any. */
  readonly problems: readonly Diagnostic[];
}

/** Evaluates every text of the settings, also of tiers that are not built: a missing variable is an error from the start. */
export function resolveSettings({ llm, agent, sae, deny }: Policy, environment: Environment): ResolvedSettings {
  const problems: Diagnostic[] = [];
  const resolve = (text: TextValue): string => {
    const resolved = resolveText(text, environment);
    if (resolved.ok) return resolved.value;
    problems.push(...resolved.diagnostics);
    return "";
  };
  const member = <K extends string>(name: K, text: TextValue | undefined): { readonly [key in K]?: string } =>
    (text === undefined ? {} : { [name]: resolve(text) }) as { readonly [key in K]?: string };
  // Evaluated once, so that a variable that is not set is reported once.
  const key = member("key", llm?.key);
  const url = llm === undefined ? "" : resolve(llm.url);
  const inUrl = urlSecrets(url);
  const tiers: TierSettings = {
    ...(llm && {
      llm: {
        url,
        model: resolve(llm.model),
        ...key,
        timeoutSeconds: llm.timeoutSeconds,
      },
    }),
    ...(agent && {
      agent: {
        bin: resolve(agent.bin),
        ...member("skills", agent.skills),
        ...(agent.args && { args: agent.args }),
        timeoutSeconds: agent.timeoutSeconds,
        withholdEnv: [...variablesOf(llm?.key), ...(inUrl.length > 0 ? variablesOf(llm?.url) : [])],
        secrets: [...(key.key ? [key.key] : []), ...inUrl],
      },
    }),
    ...(sae && { sae: { dict: resolve(sae.dict), escalateAt: sae.escalateAt, blockAt: sae.blockAt } }),
  };
  const sinks = { ...member("egress", deny?.egress), ...member("file", deny?.file), ...member("exec", deny?.exec) };
  return { tiers, sinks, problems };
}

/** The variables that a text is made from. */
function variablesOf(text: TextValue | undefined): readonly string[] {
  if (text === undefined || text.kind === "literal") return [];
  return text.kind === "env" ? [text.name] : text.parts.flatMap(variablesOf);
}
