import type { Decision } from "../../decision/decision.js";
import { naturalDeny } from "../../decision/deny-target.js";
import { inferRisk } from "../../decision/infer-risk.js";
import type { JudgedEvent } from "../../events/event.js";
import { subjectOf } from "../../events/subject-of.js";
import type { Judge, JudgeContext } from "../judge.js";
import { type ParsedVerdict, parseVerdict } from "../prompt/parse-verdict.js";
import { createNonce } from "../prompt/untrusted-text.js";
import { tierUnavailable } from "../tier-unavailable.js";
import { askModel } from "./ask-model.js";
import { type LlmEndpointOptions, llmEndpoint } from "./llm-endpoint.js";
import { failureOf, LlmFailure } from "./llm-failure.js";
import { llmMessages } from "./llm-messages.js";

/** Which model is asked as L2, and how long. */
export interface LlmJudgeOptions extends LlmEndpointOptions {
  /** The model's name as the endpoint knows it. Default `default`. */
  readonly model?: string;
  /** How long an answer may take, all attempts together, in seconds: more than 0, at most 3600. Default 30. */
  readonly timeoutS?: number;
  /** How often a request that met HTTP 429, 5xx or a lost connection is repeated within the time. Default 2. */
  readonly maxRetries?: number;
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

const maxTimeoutS = 3600;

/**
 * L2: asks a model behind an OpenAI-compatible endpoint to classify an event, by one POST to `URL/chat/completions` at
 * temperature 0.
 *
 * Whatever is not a clear verdict is an escalation with severity `medium` and a reason `L2 unavailable: …`, never an
 * allow. No reason, error or log holds the key, the URL, or anything of a reply but the reason that goes with a verdict.
 * An abort rejects with the signal's reason; no timer, listener or connection in use is left then or at the deadline. No
 * variable of the environment is read.
 *
 * @throws {RangeError} where an option is out of its range.
 */
export function createLlmJudge(options: LlmJudgeOptions): Judge {
  const { model = "default", timeoutS = 30, maxRetries = 2 } = options;
  if (!(timeoutS > 0 && timeoutS <= maxTimeoutS)) {
    throw new RangeError(`the timeout of the LLM endpoint is not more than 0 and at most ${maxTimeoutS} seconds`);
  }
  if (!Number.isSafeInteger(maxRetries) || maxRetries < 0) {
    throw new RangeError("the retries of the LLM endpoint are not a whole number from 0 on");
  }
  const endpoint = llmEndpoint(options);
  const ask = async (event: JudgedEvent, context: JudgeContext, signal: AbortSignal): Promise<ParsedVerdict> => {
    const nonce = createNonce();
    const messages = llmMessages(event, context, nonce);
    const deadline = performance.now() + timeoutS * 1000;
    const { fetch: send = fetch } = options;
    const reply = await askModel(messages, { endpoint, model, maxRetries, deadline, signal, fetch: send });
    const untrusted = [subjectOf(event), event.identity.agent ?? "", event.provider ?? "", context.escalation.reason];
    const result = parseVerdict(reply, { nonce, untrusted, secrets: endpoint.secrets });
    if (!result.ok) throw new LlmFailure(`no clear verdict (${result.why})`);
    return result.verdict;
  };
  return {
    tier: "Llm",
    judge: async (event, context) => {
      try {
        const verdict = await within(timeoutS, context.signal, (signal) => ask(event, context, signal));
        return decisionOf(verdict, event);
      } catch (error) {
        context.signal?.throwIfAborted();
        return tierUnavailable("Llm", failureOf(error).why, event);
      }
    },
  };
}

function decisionOf({ verdict, severity, reason: why }: ParsedVerdict, event: JudgedEvent): Decision {
  const reason = `L2: ${why}`;
  const decision = { verdict, tier: "Llm", severity, reason } as const;
  if (verdict === "allow") return decision;
  const action = verdict === "block" ? naturalDeny(event) : undefined;
  return { ...decision, ...(action === undefined ? {} : { action }), risk: inferRisk(reason, event.kind, "Llm") };
}

/** Runs work that must end at an abort or at the deadline, and does not wait for it longer if it does not. */
async function within<T>(
  seconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const passOn = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", passOn);
  const timer = setTimeout(() => controller.abort(new LlmFailure(`no answer within ${seconds} s`)), seconds * 1000);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", passOn);
  }
}
