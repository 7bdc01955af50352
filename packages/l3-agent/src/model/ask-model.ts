import { isolatedClient, LlmFailure, postJson, withRetries } from "@a3s/sentry-core/tiers";
import { OpenAI } from "openai";
import type { ChatCompletionMessageParam, ChatCompletionTool } from "openai/resources/chat/completions";
import type { Settings } from "../read-settings.js";
import { type ModelReply, readReply } from "./read-reply.js";

export interface Question {
  readonly messages: readonly ChatCompletionMessageParam[];
  readonly tools: readonly ChatCompletionTool[];
  /** The model has to answer now. */
  readonly isLast: boolean;
}

export interface AskOptions {
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

/**
 * Asks the model once, repeating what failed for a passing reason within the time.
 *
 * @throws {LlmFailure} where there is no reply that can be used.
 */
export async function askModel({ messages, tools, isLast }: Question, options: AskOptions): Promise<ModelReply> {
  const { settings, signal, deadline } = options;
  const completion = await withRetries(
    async () => {
      let failure: unknown;
      const client = new OpenAI({
        ...isolatedClient,
        // The client learns neither the address nor the key: what it logs, throws or adds to a request cannot hold them.
        fetch: (_, init) =>
          postJson(settings.endpoint, String(init?.body), { fetch, signal }).catch((error: unknown) => {
            failure = error;
            throw error;
          }),
      });
      return await client.chat.completions
        .create(
          {
            model: settings.model,
            temperature: 0,
            messages: [...messages],
            tools: [...tools],
            tool_choice: isLast ? "none" : "auto",
          },
          { signal, timeout: Math.max(1, Math.ceil(deadline - performance.now())) },
        )
        .catch((error: unknown) => {
          throw failure ?? error;
        });
    },
    { maxRetries: 2, deadline, signal },
  );
  const reply = readReply(completion);
  if (reply === undefined) throw new LlmFailure("the reply is not one of a chat");
  return reply;
}
