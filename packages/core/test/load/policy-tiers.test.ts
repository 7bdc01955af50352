import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Judge, Sentry, toolExec } from "@a3s/sentry-core";
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

it("nor a variable with a URL that holds a password, which stands in no reason either", async () => {
  const script = join(folder, "url.sh");
  writeFileSync(
    script,
    `#!/bin/sh\necho "{\\"verdict\\":\\"block\\",\\"reason\\":\\"$` + `{MODEL_URL:-unset} of $1\\"}"\n`,
    { mode: 0o755 },
  );
  const l2: Judge = {
    tier: "Llm",
    judge: () => ({ verdict: "escalate", tier: "Llm", severity: "low", reason: "unsure" }),
  };
  const reasonWith = async (url: string, word: string): Promise<string | undefined> => {
    process.env.MODEL_URL = url;
    try {
      const policy = `llm {
          url = env("MODEL_URL")
        }
        agent {
          bin  = "${script}"
          args = ["${word}", "{prompt}"]
        }
        rule "e" { on = "ToolExec", match = "x", verdict = "escalate", severity = "high", reason = "r" }`;
      return (await Sentry.create(policy, { l2 }).evaluate(toolExec(1, ["x"])))?.reason;
    } finally {
      delete process.env.MODEL_URL;
    }
  };
  expect(await reasonWith("http://me:pass-of-url@127.0.0.1:9/v1", "pass-of-url")).toBe("L3: unset of [secret]");
  expect(await reasonWith("http://key-as-user@127.0.0.1:9/v1", "key-as-user")).toBe("L3: unset of [secret]");
  expect(await reasonWith("http://127.0.0.1:9/v1?key=0123456789abcdef", "0123456789abcdef")).toBe(
    "L3: unset of [secret]",
  );
  expect(await reasonWith("http://127.0.0.1:9/v1?v=2", "plain")).toBe("L3: http://127.0.0.1:9/v1?v=2 of plain");
});
