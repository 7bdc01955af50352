import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { egress, parseEvent, sslContent } from "@a3s/sentry-core";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../test/support/repository.js";
import { judgeWith } from "../../core/test/tiers/agent/judge-with.js";
import { startModel, type Turn } from "./model-server.js";
import { key } from "./run-agent.js";

const bin = fileURLToPath(new URL("../bin/sentry-l3-agent.js", import.meta.url));

beforeAll(() => {
  if (!existsSync(new URL("../dist/main.js", import.meta.url))) throw new Error("build first: npm run build");
});

/** Lets Sentry ask the built agent, with a model that takes those turns. */
async function check(line: string, ...turns: Turn[]) {
  const model = await startModel(...turns);
  const event = parseEvent(line);
  if (event === null) throw new Error("not an event that is judged");
  const env = { PATH: process.env.PATH, SENTRY_L3_URL: model.url, SENTRY_L3_KEY: key };
  const { decision, left } = await judgeWith({ bin, skills: join(root, "skills"), env, timeoutS: 60 }, { event });
  expect(left).toEqual([]);
  expect(JSON.stringify(decision)).not.toContain(key);
  return { decision, model };
}

describe("the built agent, asked by Sentry,", () => {
  it("investigates and gives its verdict", async () => {
    const { decision, model } = await check(
      egress(process.pid, "203.0.113.9", 4444, { agent: "worker" }),
      {
        calls: [
          ["read_skill", { name: "network-egress" }],
          ["process", { pid: process.pid, view: "cmdline" }],
        ],
      },
      '```json\n{"verdict":"block","severity":"critical","reason":"a reverse shell"}\n```',
    );
    expect(decision).toEqual({
      verdict: "block",
      tier: "Agent",
      severity: "critical",
      reason: "L3: a reverse shell",
      action: { kind: "DenyEgress", target: "203.0.113.9" },
      risk: expect.any(Object),
    });
    expect(model.answers()[1]).toContain("vitest");
    expect(model.asked()[0]?.messages[1]?.content).toContain("agent: worker");
  });

  it("reads an event of 1 MiB from the file that Sentry made", async () => {
    const { decision, model } = await check(
      sslContent(1, `${"x".repeat(1024 * 1024)} the end`),
      { calls: [["read_event", { offset: 1024 * 1024 }]] },
      '{"verdict":"allow","severity":"low","reason":"padding"}',
    );
    expect(decision).toMatchObject({ verdict: "allow", reason: "L3: padding" });
    expect(model.answers()[0]).toContain("the end");
  });

  it("leaves what it cannot judge to the fail mode", async () => {
    const { decision } = await check(egress(1, "203.0.113.9"), "no idea");
    expect(decision).toMatchObject({
      verdict: "block",
      severity: "medium",
      reason: "L3 unavailable (it ended with exit code 5); fail-closed",
    });
  });
});
