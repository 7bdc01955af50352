import { inspect } from "node:util";
import { type Decision, type JudgedEvent, parseEvent, toolExec } from "@a3s/sentry-core";
import { expect, onTestFinished } from "vitest";
import { createLlmJudge, type LlmJudgeOptions } from "../../../src/tiers/llm/create-llm-judge.js";
import { type ChatHandler, type ChatServer, startChatServer } from "./chat-server.js";

export const key = "sk-THE-KEY-0123456789";
export const block = '{"verdict":"block","severity":"high","reason":"it reads keys"}';
export const allow = '{"verdict":"allow","severity":"info","reason":"fine"}';

/** An endpoint that lives as long as the test. */
export async function serve(handler: ChatHandler, tls?: { key: string; cert: string }): Promise<ChatServer> {
  const server = await startChatServer(handler, tls);
  onTestFinished(() => server.close());
  return server;
}

export function eventOf(line: string): JudgedEvent {
  const event = parseEvent(line);
  if (event === null) throw new Error("not an event");
  return event;
}

export const escalation: Decision = {
  verdict: "escalate",
  tier: "Rules",
  severity: "medium",
  reason: "odd-command: looks odd",
  rule: "odd-command",
};

const event = eventOf(toolExec(1903, ["cat", "/etc/shadow"], { agent: "python3", provider: "openai" }));

interface Fixture extends Partial<LlmJudgeOptions> {
  readonly event?: JudgedEvent;
  readonly signal?: AbortSignal;
  readonly matchSpan?: { start: number; end: number };
}

/** What the judge decides where the server is handled so; nothing of it may hold the key. */
export async function check(handler: ChatHandler | ChatServer, fixture: Fixture = {}) {
  const { event: judged = event, signal, matchSpan, ...options } = fixture;
  const server = typeof handler === "function" ? await serve(handler) : handler;
  const judge = createLlmJudge({ url: server.url, key, timeoutS: 20, ...options });
  const context = {
    escalation,
    failClosed: false,
    ...(signal === undefined ? {} : { signal }),
    ...(matchSpan === undefined ? {} : { matchSpan }),
  };
  const decision = await judge.judge(judged, context);
  expect(inspect([decision, judge], { depth: 10, showHidden: true })).not.toContain(key);
  return { decision, requests: server.requests, server };
}

/** Why L2 is unavailable; every such decision is an escalation with severity medium. */
export async function cause(handler: ChatHandler | ChatServer, fixture: Fixture = {}): Promise<string> {
  const { decision } = await check(handler, fixture);
  expect(decision).toMatchObject({ verdict: "escalate", tier: "Llm", severity: "medium" });
  expect(decision.risk).toBeDefined();
  expect(decision).not.toHaveProperty("action");
  expect(decision.reason).toMatch(/^L2 unavailable: /);
  return decision.reason.slice("L2 unavailable: ".length);
}
