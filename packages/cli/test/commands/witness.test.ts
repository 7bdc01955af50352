import { expect, test } from "vitest";
import { runSentry } from "../run-sentry.js";

const policy = `rules = [
  { name = "x\\u202E", on = "Dns", match = "^x\\u0007", verdict = "allow", severity = "info", reason = "r" },
  { name = "first", on = "Dns", match = "^a", verdict = "block", severity = "low", reason = "r" },
  { name = "second", on = "Dns", match = "^ab", verdict = "escalate", severity = "low", reason = "r" },
  { name = "port", on = "Egress", match = ":70000$", verdict = "block", severity = "low", reason = "r" },
  { name = "all", on = "*", match = "^$", verdict = "escalate", severity = "low", reason = "r" },
]
`;

test("the events of all rules, safe to look at, and those that have none", async () => {
  const { code, stdout, stderr } = await runSentry(["witness", "--policy", "-"], { stdin: policy });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  await expect(stdout.split("\n").slice(0, 10).join("\n")).toMatchFileSnapshot("../golden/witness-pretty.txt");
});

test("one rule", async () => {
  expect(await runSentry(["witness", "--policy", "-", "first"], { stdin: policy })).toEqual({
    code: 0,
    stdout: "   2  site     block     first\n      Dns  a\n",
    stderr: "",
  });
  expect(await runSentry(["witness", "--policy", "-", "second", "--format", "json"], { stdin: policy })).toEqual({
    code: 1,
    stdout:
      '{"rules":[{"position":3,"layer":"site","name":"second","result":"unreachable","hiddenBy":[{"position":2,"name":"first"}]}]}\n',
    stderr: "",
  });
  expect(await runSentry(["witness", "--policy", "-", "thi\u001brd"], { stdin: policy })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry witness: the policy has no rule thi␛rd\n",
  });
});

test("the events alone are judged by the rules that they are for", async () => {
  const { stdout } = await runSentry(["witness", "--policy", "-", "--format", "ndjson"], { stdin: policy });
  const names: string[] = [];
  for (const event of stdout.trimEnd().split("\n")) {
    const run = await runSentry(["explain", "--policy", "-", "--format", "json", event], { stdin: policy });
    names.push(JSON.parse(run.stdout).l1Decision.rule);
  }
  const all = JSON.parse((await runSentry(["witness", "--policy", "-", "--format", "json"], { stdin: policy })).stdout);
  const reachable = all.rules.filter(({ result }: { result: string }) => result === "reachable");
  expect(names).toEqual(reachable.map(({ name }: { name: string }) => name));
  expect(names.length).toBeGreaterThan(10);
});

test("a policy that is refused", async () => {
  const { code, stdout, stderr } = await runSentry(["witness", "--policy", "-"], { stdin: "fail_closed = yes" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("<stdin>:1:15: error: ");
});
