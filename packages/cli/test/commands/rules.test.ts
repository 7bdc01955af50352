import { builtinRules } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { runSentry } from "../run-sentry.js";

const policy = `rule "second" {
  on       = "*"
  match    = "b"
  verdict  = "escalate"
  severity = "low"
  reason   = "r"
}
rules = [
  { name = "third", on = "Dns", match = "c", verdict = "allow", severity = "info", reason = "r", risk = "other" },
  { name = "fourth", on = "ToolExec", match = "d", verdict = "block", severity = "high", reason = "r", action = "deny-exec" },
]
`;

test("JSON: site rules in the order of the file, then the built-in ones", async () => {
  const { code, stdout, stderr } = await runSentry(["rules", "--policy", "-", "--format", "json"], { stdin: policy });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { rules } = JSON.parse(stdout);
  expect(rules.slice(0, 3)).toEqual([
    {
      position: 1,
      layer: "site",
      name: "second",
      on: "*",
      match: "b",
      verdict: "escalate",
      severity: "low",
      reason: "r",
    },
    {
      position: 2,
      layer: "site",
      name: "third",
      on: "Dns",
      match: "c",
      verdict: "allow",
      severity: "info",
      reason: "r",
      risk: "other",
    },
    {
      position: 3,
      layer: "site",
      name: "fourth",
      on: "ToolExec",
      match: "d",
      verdict: "block",
      severity: "high",
      reason: "r",
      action: "deny-exec",
    },
  ]);
  expect(rules.slice(3).map(({ name }: { name: string }) => name)).toEqual(builtinRules().map(({ name }) => name));
});

test("the rules for people", async () => {
  const { stdout } = await runSentry(["rules", "--policy", "-"], { stdin: policy });
  await expect(`${stdout.split("\n").slice(0, 9).join("\n")}\n`).toMatchFileSnapshot("../golden/rules-pretty.txt");
  expect(stdout).toContain(`\n${builtinRules().length + 3} rules: 3 of the file, ${builtinRules().length} built in\n`);
});

test("names are whole on a narrow terminal", async () => {
  const { stdout } = await runSentry(["rules", "--policy", "-"], {
    stdin: policy,
    columns: 40,
    env: { NO_COLOR: "1" },
  });
  expect(stdout).toContain("  fourth (deny-exec)\n");
});

test("a policy with errors has no rules", async () => {
  const { code, stdout, stderr } = await runSentry(["rules", "--policy", "-"], { stdin: "fail_closed = yes" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("<stdin>:1:15: error: ");
});
