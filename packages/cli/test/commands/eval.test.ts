import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dns, toolExec } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { runSentry, transcript } from "../run-sentry.js";
import { siteRules } from "../site-rules.js";
import { temporaryFolder } from "../temporary-folder.js";

const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));

const policy = `${siteRules}deny { exec = "/run/exec.txt" }
`;

async function evaluate(events: string | Uint8Array, ...options: string[]) {
  const cwd = await temporaryFolder({ "p.acl": policy });
  return runSentry(["eval", "--policy", "p.acl", ...options], { cwd, stdin: events });
}

test("the examples for people", async () => {
  const run = await runSentry(["eval", "--policy", "sentry.acl", "events.ndjson"], { cwd: examples });
  await expect(transcript(run)).toMatchFileSnapshot("../golden/eval-pretty.txt");
});

test("the examples on a terminal", async () => {
  const run = await runSentry(["eval", "--policy", "sentry.acl", "events.ndjson"], { cwd: examples, columns: 80 });
  await expect(transcript(run).replaceAll("\u001b", "␛")).toMatchFileSnapshot("../golden/eval-terminal.txt");
});

test("the examples for programs", async () => {
  const run = await runSentry(["eval", "--policy", "sentry.acl", "--format", "json", "events.ndjson"], {
    cwd: examples,
  });
  await expect(transcript(run)).toMatchFileSnapshot("../golden/eval-json.txt");
});

test("JSON: a line for each judged event and the summary at the end", async () => {
  const events = [toolExec(1, ["scp", "a", "b:"]), "", "no event", dns(2, "a.example"), dns(3, "b.test")].join("\n");
  const { code, stdout, stderr } = await evaluate(events, "--format", "json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      line: 1,
      decision: {
        verdict: "block",
        tier: "Rules",
        severity: "high",
        reason: "no-scp: copies files to other machines",
        rule: "no-scp",
        action: { kind: "DenyExec", target: "scp" },
      },
    },
    { line: 4, decision: { verdict: "allow", reason: "odd-name: odd name [unresolved escalation, fail-open]" } },
    { line: 5, decision: { verdict: "allow", reason: "no rule matched" } },
    { summary: { lines: 5, judged: 3, allow: 2, block: 1, escalate: 0, notJudged: 1, blank: 1 } },
  ]);
});

test.each([
  ["nothing", "", { lines: 0 }],
  ["no line break at the end", dns(1, "a"), { lines: 1, judged: 1 }],
  ["CR LF", `${dns(1, "a")}\r\n\r\n${dns(1, "b")}\r\n`, { lines: 3, judged: 2, blank: 1 }],
  ["a byte order mark", `\ufeff${dns(1, "a")}\n`, { lines: 1, judged: 1 }],
  [
    "bytes that are no UTF-8",
    Buffer.from(`${dns(1, "a")}\n`.replace('"a"', '"\xff"'), "latin1"),
    { lines: 1, judged: 1 },
  ],
  ["binary", Uint8Array.from({ length: 10_000 }, (_, i) => (i * 7919) & 255), { judged: 0 }],
  ["a long line", `${toolExec(1, ["x".repeat(40_000)])}\n${dns(1, "a")}`, { lines: 2, judged: 2 }],
  ["a line longer than is read", `${"x".repeat(9_000_000)}\n${dns(1, "a")}`, { lines: 2, judged: 1, notJudged: 1 }],
  ["nested without end", `${'{"event":'.repeat(100_000)}\n${dns(1, "a")}`, { lines: 2, judged: 1, notJudged: 1 }],
])("a stream of any sort: %s", async (_name, events, summary) => {
  const { code, stdout } = await evaluate(events, "--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ summary });
});

test("nothing of an event acts on the terminal", async () => {
  const hostile = "\u001b[2J\u009b31m\u202e\nfake line\r";
  const events = [toolExec(1, ["scp", hostile]), dns(1, hostile), JSON.stringify({ event: { [hostile]: {} } })].join(
    "\n",
  );
  const cwd = await temporaryFolder({ "p.acl": policy });
  const { stdout } = await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: events, columns: 120 });
  expect(stdout.replace(/\p{Cc}\[\d+m/gu, "").replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(stdout.split("\n").filter((line) => line.startsWith("fake line"))).toEqual([]);
  const json = await evaluate(events, "--format", "json");
  expect(json.stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("output comes while the input is still open", async () => {
  const cwd = await temporaryFolder({ "p.acl": policy });
  let answered = "";
  async function* events() {
    yield Buffer.from(`${dns(1, "a")}\n`);
    answered = written.join("");
    yield Buffer.from(`${dns(1, "b")}\n`);
  }
  const written: string[] = [];
  const { main } = await import("../../src/index.js");
  const output = {
    isTTY: false,
    columns: undefined,
    closed: false,
    write: async (text: string) => void written.push(text),
  };
  await main(["eval", "--policy", "p.acl", "--format", "json"], {
    stdout: output,
    stderr: output,
    stdin: events,
    cwd,
    env: {},
    serveEditor: async () => {},
  });
  expect(answered).toContain('{"line":1,');
});

test("a policy with errors judges nothing", async () => {
  const cwd = await temporaryFolder({ "p.acl": "fail_closed = yes" });
  const { code, stdout, stderr } = await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: dns(1, "a") });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("p.acl:1:15: error: ");
  expect(stderr).toContain("sentry eval: p.acl: the policy has errors and judges nothing\n");
});

test("a variable of a deny file that is not set keeps the policy from judging", async () => {
  const cwd = await temporaryFolder({ "p.acl": 'deny { exec = env("SENTRY_TEST_UNSET") }\n' });
  const { code, stdout, stderr } = await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: dns(1, "a") });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("SENTRY_TEST_UNSET");
});

test("variables of tiers need not be set, because no tier is asked", async () => {
  const cwd = await temporaryFolder({
    "p.acl": 'llm {\n  url = "https://llm.example.com/v1"\n  key = env("SENTRY_TEST_UNSET_KEY")\n}\n',
  });
  const { code, stdout, stderr } = await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: dns(1, "a") });
  expect(code).toBe(0);
  expect(stdout).toContain("1 judged");
  expect(stderr).not.toContain("SENTRY_TEST_UNSET_KEY");
  const explained = await runSentry(["explain", "--policy", "p.acl", dns(1, "a")], { cwd });
  expect(explained.code).toBe(0);
});

test("a tier that the policy configures and the command does not ask is told", async () => {
  const cwd = await temporaryFolder({ "p.acl": 'fail_closed = true\nllm { url = "https://llm.example.com/v1" }\n' });
  const { code, stderr } = await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: dns(1, "a") });
  expect(code).toBe(0);
  expect(stderr).toContain("p.acl:2:13: warning: ");
  expect(stderr).toContain("[sentry.tier.unavailable]");
});

test("policy and events cannot both be standard input", async () => {
  expect(await runSentry(["eval", "--policy", "-"], { stdin: policy })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry eval: policy and events cannot both be standard input\n",
  });
});

test("files that cannot be read", async () => {
  const cwd = await temporaryFolder({ "p.acl": policy });
  expect(await runSentry(["eval", "--policy", "none.acl", "e.ndjson"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry eval: none.acl: no such file\n",
  });
  const noEvents = await runSentry(["eval", "--policy", "p.acl", "e.ndjson"], { cwd });
  expect(noEvents).toEqual({ code: 2, stdout: "", stderr: "sentry eval: e.ndjson: no such file\n" });
  const folder = await runSentry(["eval", "--policy", "p.acl", "."], { cwd });
  expect(folder).toEqual({ code: 2, stdout: "", stderr: "sentry eval: .: is a directory\n" });
});

test("no deny file is written", async () => {
  const cwd = await temporaryFolder({ "p.acl": policy.replace("/run/exec.txt", "exec.txt"), "exec.txt": "" });
  await runSentry(["eval", "--policy", "p.acl"], { cwd, stdin: toolExec(1, ["/usr/bin/scp", "a"]) });
  expect(await readFile(`${cwd}/exec.txt`, "utf8")).toBe("");
});
