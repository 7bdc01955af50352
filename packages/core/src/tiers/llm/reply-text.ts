import { LlmFailure } from "./llm-failure.js";

/**
 * The text that a model answered with, from the JSON of a chat completion.
 *
 * @throws {LlmFailure} where there is no one whole text: nothing, an error beside it, several choices, a message
 *   that is not the model's, a refusal, a call of a tool, a text that was cut off, or anything but text among its parts.
 */
export function replyText(completion: unknown): string {
  if (!isEmpty(member(completion, "error"))) throw new LlmFailure("the reply reports an error");
  const choices = member(completion, "choices");
  if (!Array.isArray(choices) || choices.length === 0) throw new LlmFailure("the reply has no choices");
  if (choices.length > 1) throw new LlmFailure("the reply has several choices");
  const choice: unknown = choices[0];
  const message = member(choice, "message");
  if (otherRoles.has(member(message, "role"))) throw new LlmFailure("the reply is not the model's");
  if (!isEmpty(member(message, "refusal"))) throw new LlmFailure("the model refuses");
  if (!isEmpty(member(message, "tool_calls")) || !isEmpty(member(message, "function_call"))) {
    throw new LlmFailure("the model calls a tool");
  }
  const finish = member(choice, "finish_reason");
  if (finish === "length") throw new LlmFailure("the reply was cut off");
  if (finish === "content_filter") throw new LlmFailure("the reply was filtered");
  const text = contentText(member(message, "content"));
  if (text.trim() === "") throw new LlmFailure("the reply is empty");
  return text;
}

/** Whose messages are no answers. Servers name the model in several ways, or not at all. */
const otherRoles: ReadonlySet<unknown> = new Set(["user", "system", "developer", "tool", "function"]);

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (content === null || content === undefined) return "";
  if (!Array.isArray(content)) throw new LlmFailure("the reply is not text");
  const parts = content.map((part: unknown) => (member(part, "type") === "text" ? member(part, "text") : undefined));
  if (!parts.every((part) => typeof part === "string")) throw new LlmFailure("the reply is not text");
  return parts.join("");
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
