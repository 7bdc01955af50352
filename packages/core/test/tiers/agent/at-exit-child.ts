import { toolExec } from "../../../src/events/build-event.js";
import { parseEvent } from "../../../src/events/parse-event.js";
import { createAgentJudge } from "../../../src/tiers/agent/create-agent-judge.js";

// Starts an investigation and ends in the middle of it, once the agent has written the file that is named.
const [, , bin = "", file = ""] = process.argv;
const { existsSync } = await import("node:fs");
const event = parseEvent(toolExec(1, ["id"]));
if (event === null) throw new Error("not an event that is judged");
const escalation = { verdict: "escalate", tier: "Rules", severity: "high", reason: "x" } as const;
void createAgentJudge({ bin }).judge(event, { escalation, failClosed: true });
const wait = () => {
  if (existsSync(file)) process.exit(0);
  setImmediate(wait);
};
wait();
