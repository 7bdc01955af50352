import { replyText } from "@a3s/sentry-core/tiers";

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** The JSON text of the arguments, as the model wrote it. */
  readonly arguments: string;
}

export interface ModelReply {
  /** Empty where the model calls tools and says nothing. */
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** How many tokens the question and the reply came to, as the endpoint counts or else estimated. */
  readonly tokens: number | undefined;
}

/** A longer name or a longer id is none of ours. */
const maxNameLength = 200;

/** Longer arguments are none for any tool, in UTF-16 units. */
const maxArgumentsLength = 16 * 1024;

/**
 * Reads the JSON of a chat completion, of which nothing is certain. Undefined where it calls tools in a way that cannot be
 * read.
 *
 * @throws {LlmFailure} where it calls no tool and is not one whole text.
 */
export function readReply(completion: unknown): ModelReply | undefined {
  const tokens = member(member(completion, "usage"), "total_tokens");
  const counted = typeof tokens === "number" && tokens >= 0 ? tokens : undefined;
  const message = member(item(member(completion, "choices"), 0), "message");
  const given = member(message, "tool_calls");
  if (!Array.isArray(given) || given.length === 0) return { text: replyText(completion), calls: [], tokens: counted };
  const calls = given.map(readCall);
  if (!calls.every((call) => call !== undefined)) return undefined;
  const content = member(message, "content");
  return { text: typeof content === "string" ? content : "", calls, tokens: counted };
}

function readCall(call: unknown, index: number): ToolCall | undefined {
  const id = member(call, "id");
  const name = member(member(call, "function"), "name");
  const given = member(member(call, "function"), "arguments");
  if (typeof name !== "string" || name.length > maxNameLength) return undefined;
  // Some servers give the object itself.
  const text = typeof given === "string" ? given : JSON.stringify(given ?? {});
  return {
    id: typeof id === "string" && id !== "" && id.length <= maxNameLength ? id : `call_${index}`,
    name,
    arguments: text.length > maxArgumentsLength ? "too long" : text,
  };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function item(value: unknown, index: number): unknown {
  return Array.isArray(value) ? (value[index] as unknown) : undefined;
}
