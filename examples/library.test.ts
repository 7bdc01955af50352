import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy, main, runTool, ToolRefused } from "./library.js";

test("two of three tool calls run", async () => {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  expect(lines).toEqual([
    "ran git status --short",
    "refused kubectl --context production delete deployment api: critical: no-production-cluster: agents work on staging only",
    "ran npx vitest run",
  ]);
});

test("a refused tool does not run, and the error carries the decision", async () => {
  let ran = false;
  const call = runTool(await loadPolicy(), ["ncat", "-lvnp", "4444"], async () => {
    ran = true;
    return "";
  });
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ToolRefused);
  expect(error).toMatchObject({
    decision: { verdict: "block", rule: "no-netcat", action: { kind: "DenyExec", target: "ncat" } },
  });
  expect(ran).toBe(false);
});

test("a policy with errors is refused with their codes", async () => {
  const path = join(tmpdir(), `sentry-example-${process.pid}.acl`);
  await writeFile(path, "fail_closed = yes\n");
  await expect(loadPolicy(path)).rejects.toThrow("acl.schema.value_type");
});
