import {
  createNonce,
  excerptAround,
  failureOf,
  type ParsedVerdict,
  parseVerdict,
  untrustedText,
} from "@a3s/sentry-core/tiers";
import type { ChatCompletionMessageParam, ChatCompletionTool } from "openai/resources/chat/completions";
import { AgentError } from "./exit-codes.js";
import { type AskOptions, askModel, type Question } from "./model/ask-model.js";
import type { ModelReply, ToolCall } from "./model/read-reply.js";
import type { Settings } from "./read-settings.js";
import type { Skill } from "./skills/read-skills.js";
import { systemPrompt } from "./system-prompt.js";
import { problem, type Tool, type ToolResult } from "./tools/define-tool.js";

export interface InvestigationRequest {
  /** The incident, as Sentry describes it. */
  readonly prompt: string;
  readonly skills: readonly Skill[];
  readonly tools: readonly Tool[];
  readonly settings: Settings;
}

/** How much of a result the model gets, in UTF-16 units. */
const maxResultLength = 8 * 1024;

/** How many calls of one reply are answered. */
const maxCalls = 8;

/** Where an endpoint counts no tokens, one is taken for so many UTF-16 units. */
const unitsPerToken = 4;

/**
 * Asks the model until it gives a verdict, and answers its calls of tools meanwhile.
 *
 * @throws {AgentError} where there is no clear verdict within the turns, the time and the tokens of the settings.
 */
export async function investigate(request: InvestigationRequest): Promise<ParsedVerdict> {
  const { timeoutS } = request.settings;
  const signal = AbortSignal.timeout(timeoutS * 1000);
  const deadline = performance.now() + timeoutS * 1000;
  try {
    return await converse(request, { settings: request.settings, signal, deadline });
  } catch (error) {
    if (error instanceof AgentError) throw error;
    if (signal.aborted) throw new AgentError("limit", `no verdict within ${timeoutS} s`);
    throw new AgentError("endpoint", `the endpoint failed: ${failureOf(error).why}`);
  }
}

async function converse(request: InvestigationRequest, options: AskOptions): Promise<ParsedVerdict> {
  const { prompt, skills, settings } = request;
  const { maxTurns, maxTokens, endpoint } = settings;
  const nonce = createNonce();
  const tools = request.tools.map(toolParameter);
  const messages: ChatCompletionMessageParam[] = [
    { role: "system", content: systemPrompt(skills, nonce) },
    { role: "user", content: prompt },
  ];
  const untrusted: string[] = [];
  let tokens = 0;
  let asked = false;
  for (let turn = 1; turn <= maxTurns; turn++) {
    const question: Question = { messages, tools, isLast: turn === maxTurns };
    const reply = await askModel(question, options);
    tokens += reply.tokens ?? estimate(question, reply);
    if (reply.calls.length === 0) {
      const parsed = parseVerdict(reply.text, { nonce, untrusted, secrets: endpoint.secrets });
      if (parsed.ok) return parsed.verdict;
      if (asked) throw new AgentError("unclear", `the model gave no clear verdict: ${parsed.why}`);
      asked = true;
      messages.push({ role: "assistant", content: reply.text }, { role: "user", content: reminder });
    } else {
      messages.push(assistantMessage(reply));
      for (const [index, call] of reply.calls.entries()) {
        const result = index < maxCalls ? await answer(call, request.tools) : problem("too many calls at once");
        if (result.kind === "evidence") untrusted.push(result.text);
        messages.push({ role: "tool", tool_call_id: call.id, content: contentOf(result, nonce) });
      }
    }
    if (tokens > maxTokens) throw new AgentError("limit", `no verdict within ${maxTokens} tokens`);
    options.signal.throwIfAborted();
  }
  throw new AgentError("limit", `no verdict within ${maxTurns} turns`);
}

const reminder =
  'That is no verdict that I can read. Answer with one JSON object and nothing else: {"verdict": …, "severity": …, "reason": …}';

function toolParameter({ name, description, schema }: Tool): ChatCompletionTool {
  return { type: "function", function: { name, description, parameters: { ...schema } } };
}

async function answer(call: ToolCall, tools: readonly Tool[]): Promise<ToolResult> {
  const tool = tools.find(({ name }) => name === call.name);
  return tool === undefined ? problem("there is no such tool") : tool.call(call.arguments);
}

function contentOf({ kind, text }: ToolResult, nonce: string): string {
  if (kind === "problem") return `Nothing: ${text}.`;
  if (kind === "playbook") return text;
  return untrustedText(nonce, "EVIDENCE", excerptAround(text, { maxChars: maxResultLength }));
}

/** What the model said, as it is sent back: servers refuse a history with arguments that are no JSON. */
function assistantMessage({ text, calls }: ModelReply): ChatCompletionMessageParam {
  return {
    role: "assistant",
    content: text === "" ? null : text,
    tool_calls: calls.map((call) => ({
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: isJson(call.arguments) ? call.arguments : "{}" },
    })),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function estimate(question: Question, reply: ModelReply): number {
  const units = JSON.stringify(question.messages).length + reply.text.length + JSON.stringify(reply.calls).length;
  return Math.ceil(units / unitsPerToken);
}
