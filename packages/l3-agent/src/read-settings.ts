import { type LlmEndpoint, llmEndpoint } from "@a3s/sentry-core/tiers";
import { AgentError } from "./exit-codes.js";

/** What the environment says. */
export interface Settings {
  readonly endpoint: LlmEndpoint;
  readonly model: string;
  /** How often the model is asked. */
  readonly maxTurns: number;
  /** How many tokens all questions and answers may come to. */
  readonly maxTokens: number;
  readonly timeoutS: number;
  /** Recorded events. */
  readonly eventsFile?: string;
  /** The whole event, where the prompt has an excerpt. */
  readonly eventFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {AgentError} where a variable is missing or wrong. The message names it, and never its value. */
export function readSettings(env: Environment): Settings {
  const eventsFile = textOf(env, "SENTRY_L3_EVENTS");
  const eventFile = textOf(env, "A3S_SENTRY_EVENT_FILE");
  return {
    endpoint: endpointOf(env),
    model: textOf(env, "SENTRY_L3_MODEL") ?? "default",
    maxTurns: numberOf(env, "SENTRY_L3_MAX_TURNS", { fallback: 12, min: 1, max: 100 }),
    maxTokens: numberOf(env, "SENTRY_L3_MAX_TOKENS", { fallback: 200_000, min: 1_000, max: 100_000_000 }),
    // Less than the 120 s that Sentry gives an agent, so that the agent can say why it ends.
    timeoutS: numberOf(env, "SENTRY_L3_TIMEOUT_S", { fallback: 110, min: 1, max: 86_400 }),
    ...(eventsFile === undefined ? {} : { eventsFile }),
    ...(eventFile === undefined ? {} : { eventFile }),
  };
}

function endpointOf(env: Environment): LlmEndpoint {
  const url = textOf(env, "SENTRY_L3_URL");
  const key = textOf(env, "SENTRY_L3_KEY");
  if (url === undefined) throw new AgentError("usage", "SENTRY_L3_URL is not set: the base URL of the endpoint");
  try {
    return llmEndpoint(key === undefined ? { url } : { url, key });
  } catch {
    throw new AgentError("usage", "SENTRY_L3_URL is not an http or https URL, or SENTRY_L3_KEY cannot be sent");
  }
}

function textOf(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === "" ? undefined : text;
}

interface Bounds {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

function numberOf(env: Environment, name: string, { fallback, min, max }: Bounds): number {
  const text = textOf(env, name);
  if (text === undefined) return fallback;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new AgentError("usage", `${name} is not a whole number from ${min} to ${max}`);
}
