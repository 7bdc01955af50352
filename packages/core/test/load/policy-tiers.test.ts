import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sentry, toolExec } from "@a3s/sentry-core";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-tiers-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("the agent of a policy inherits no variable that the key of the model is made from", async () => {
  const script = join(folder, "agent.sh");
  const reason = "$" + "{MODEL_KEY_START:-unset} $" + "{MODEL_ORDINARY:-unset}";
  writeFileSync(
    script,
    `#!/bin/sh\necho "{\\"verdict\\":\\"allow\\",\\"severity\\":\\"low\\",\\"reason\\":\\"${reason}\\"}"\n`,
  );
  chmodSync(script, 0o755);
  const variables = { MODEL_KEY_START: "sk-first-part-of-it", MODEL_ORDINARY: "ordinary" };
  Object.assign(process.env, variables);
  try {
    const sentry = Sentry.create(
      `llm {
        url = "http://127.0.0.1:9/v1"
        key = concat(env("MODEL_KEY_START"), "-rest")
      }
      agent { bin = "${script}" }
      rule "e" { on = "ToolExec", match = "x", verdict = "escalate", severity = "high", reason = "r" }`,
      {
        l2: {
          tier: "Llm",
          judge: () => ({ verdict: "escalate", tier: "Llm", severity: "low", reason: "unsure" }),
        },
      },
    );
    expect((await sentry.evaluate(toolExec(1, ["x"])))?.reason).toBe("L3: unset ordinary");
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
});
