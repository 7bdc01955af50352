import { investigationVariable } from "./process-family.js";

/** The variable that holds the path of the whole event, where the prompt has only an excerpt of it. */
export const eventFileVariable = "A3S_SENTRY_EVENT_FILE";

/** Variables of Sentry's own that hold a key: L3 has no use for the key of L2. */
const ownKeys: readonly string[] = ["A3S_SENTRY_LLM_KEY"];

export interface AgentEnvironment {
  /** The variables of the program that asks. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** Names of variables that the agent must not see. */
  readonly withheld: readonly string[];
  readonly marker: string;
  readonly eventFile?: string;
}

/**
 * The environment of an agent: everything that the program which asks has, because agents need `PATH`, `HOME`, proxies,
 * certificates and keys of their own; without what is withheld, and without an event file of somebody else.
 */
export function agentEnvironment(options: AgentEnvironment): Record<string, string> {
  const { inherited, withheld, marker, eventFile } = options;
  const dropped = new Set([...ownKeys, ...withheld, eventFileVariable]);
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dropped.has(entry[0]),
  );
  const file = eventFile === undefined ? {} : { [eventFileVariable]: eventFile };
  return { ...Object.fromEntries(kept), [investigationVariable]: marker, ...file };
}

/** Names of variables that tend to hold what must not be shown. */
const secretName = /(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i;

/** A value that is shorter is no secret, and taking it out of a sentence would garble that. */
const minSecretLength = 8;

/** What of an environment must not stand in a reason. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && secretName.test(name) && value.length >= minSecretLength ? [value] : [],
  );
}
