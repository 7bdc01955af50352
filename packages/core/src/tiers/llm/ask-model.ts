import { isolatedClient } from "./isolated-client.js";
import type { LlmEndpoint } from "./llm-endpoint.js";
import type { LlmMessages } from "./llm-messages.js";
import { type PostOptions, postJson } from "./post-json.js";
import { replyText } from "./reply-text.js";
import { type RetryOptions, withRetries } from "./with-retries.js";

export interface AskOptions extends PostOptions, RetryOptions {
  readonly endpoint: LlmEndpoint;
  readonly model: string;
}

/** Asks a model, and gives the text that it answers with. */
export async function askModel({ system, user }: LlmMessages, options: AskOptions): Promise<string> {
  const { OpenAI } = await import("openai");
  const { endpoint, model, signal, deadline } = options;
  const completion = await withRetries(async () => {
    let failure: unknown;
    const client = new OpenAI({
      ...isolatedClient,
      // The client learns neither the address nor the key: what it logs, throws or adds to a request cannot hold them.
      fetch: (_, init) =>
        postJson(endpoint, String(init?.body), options).catch((error: unknown) => {
          failure = error;
          throw error;
        }),
    });
    const messages = [
      { role: "system", content: system },
      { role: "user", content: user },
    ] as const;
    return await client.chat.completions
      .create({ model, temperature: 0, messages: [...messages] }, { signal, timeout: millisecondsUntil(deadline) })
      .catch((error: unknown) => {
        throw failure ?? error;
      });
  }, options);
  return replyText(completion);
}

function millisecondsUntil(deadline: number): number {
  return Math.max(1, Math.ceil(deadline - performance.now()));
}
