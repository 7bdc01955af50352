import { onTestFinished } from "vitest";
import { type ChatServer, sendJson, startChatServer } from "../../core/test/tiers/llm/chat-server.js";

/** A message that the model was sent. */
export interface SentMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly arguments: string } }[];
}

export interface SentRequest {
  readonly model: string;
  readonly messages: readonly SentMessage[];
  readonly tools: readonly { readonly function: { readonly name: string; readonly parameters: object } }[];
  readonly tool_choice: string;
}

/** What the model says in its turn: a text, or calls of tools. */
export type Turn =
  | string
  | {
      readonly calls: readonly (readonly [name: string, args: unknown])[];
      readonly text?: string;
      readonly tokens?: number;
    };

export interface ModelServer extends ChatServer {
  /** The bodies of the requests so far. */
  readonly asked: () => SentRequest[];
  /** What the tools answered in the last request. */
  readonly answers: () => (string | null)[];
}

/** A real HTTP server that plays a model: its turns in order, the last one for ever. */
export async function startModel(...turns: readonly Turn[]): Promise<ModelServer> {
  const server = await startChatServer((_, response, index) => {
    sendJson(response, JSON.stringify(completionOf(turns[Math.min(index, turns.length - 1)] ?? "", index)));
  });
  onTestFinished(() => server.close());
  const asked = () => server.requests.map(({ body }) => JSON.parse(body) as SentRequest);
  const answers = () =>
    (asked().at(-1)?.messages ?? []).flatMap(({ role, content }) => (role === "tool" ? [content] : []));
  return { ...server, asked, answers };
}

function completionOf(turn: Turn, index: number): object {
  const { text, calls, tokens } =
    typeof turn === "string" ? { text: turn, calls: [], tokens: 10 } : { text: null, tokens: 10, ...turn };
  const toolCalls = calls.map(([name, args], number) => ({
    id: `call_${index}_${number}`,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
  }));
  return {
    id: "1",
    object: "chat.completion",
    choices: [
      {
        index: 0,
        finish_reason: toolCalls.length > 0 ? "tool_calls" : "stop",
        message: { role: "assistant", content: text, ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}) },
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: tokens },
  };
}
