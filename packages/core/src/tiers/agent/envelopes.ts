import { isJsonObject, type JsonObject } from "./json-object.js";

/** How an agent program wraps its answer when it prints JSON. */
export interface Envelope {
  readonly program: string;
  /** Whether a document that was printed shows this form. A verdict never does. */
  readonly isOne: (document: JsonObject) => boolean;
  /** Whether a document tells that the whole run failed. */
  readonly failed: (document: JsonObject) => boolean;
  /** A piece of what the agent said, where a document holds one. */
  readonly text: (document: JsonObject) => unknown;
  /** Which pieces are the answer: the last one, or all after the last document that ends what was said before. */
  readonly answer: "last" | { readonly allAfter: (document: JsonObject) => boolean };
}

/**
 * The forms of the programs that `docs/agents.md` names, each as one document or as a stream of one a line. The first
 * that fits counts.
 */
export const envelopes: readonly Envelope[] = [
  {
    program: "a3s code exec, --output json or jsonl",
    isOne: ({ command, schemaVersion }) => command === "code.exec" && schemaVersion !== undefined,
    failed: ({ ok, type }) => ok === false || type === "error",
    text: ({ type, data }) => (type !== "event" && isJsonObject(data) ? data.text : undefined),
    answer: "last",
  },
  {
    program: "Claude Code, --output-format json or stream-json",
    isOne: ({ type, subtype }) => type === "result" && typeof subtype === "string",
    failed: ({ type, is_error, subtype }) => type === "result" && (is_error === true || subtype !== "success"),
    text: ({ type, result }) => (type === "result" ? result : undefined),
    answer: "last",
  },
  {
    program: "Codex, exec --json",
    isOne: ({ type }) => type === "thread.started" || type === "turn.started" || type === "item.completed",
    failed: ({ type }) => type === "turn.failed",
    text: ({ type, item }) =>
      type === "item.completed" && isJsonObject(item) && item.type === "agent_message" ? item.text : undefined,
    answer: "last",
  },
  {
    program: "Gemini CLI, --output-format json",
    isOne: (document) =>
      typeof document.response === "string" ||
      (("response" in document || "error" in document) && ("stats" in document || "session_id" in document)),
    failed: ({ error }) => error !== undefined && error !== null,
    text: ({ response }) => response,
    answer: "last",
  },
  {
    program: "Gemini CLI, --output-format stream-json",
    isOne: ({ type, session_id, model }) => type === "init" && session_id !== undefined && model !== undefined,
    failed: ({ type, status }) => type === "result" && status !== undefined && status !== "success",
    text: ({ type, role, content }) => (type === "message" && role === "assistant" ? content : undefined),
    answer: { allAfter: ({ type }) => type === "tool_use" || type === "tool_result" },
  },
  {
    program: "opencode, run --format json",
    isOne: ({ type, sessionID }) => typeof type === "string" && typeof sessionID === "string",
    failed: ({ type }) => type === "error",
    text: ({ type, part }) => (type === "text" && isJsonObject(part) ? part.text : undefined),
    answer: { allAfter: ({ type }) => type === "step_start" || type === "tool_use" },
  },
];
