import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runSentry, transcript } from "../run-sentry.js";
import { siteRules } from "../site-rules.js";
import { temporaryFolder } from "../temporary-folder.js";

const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));

const policy = `fail_closed = true

# expect block: "scp a b:"
${siteRules}`;

const dns = (query: string, more = "") => `{"event":{"Dns":{"pid":1,"query":"${query}"}}${more}}`;
const exec = (command: string, more = "") =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(command.split(" "))}}}${more}}`;

const failing = [
  "# a comment",
  dns("a.example", ',"expect":"block","note":"the fail mode is no rule"'),
  exec("sudo scp a b:", ',"expect":{"verdict":"block","rule":"no-scp","severity":"critical","action":"DenyExec"}'),
  exec("scp a", ',"expect":{"rule":"no-scpp"}'),
  exec("ls", ',"expect":{"verdict":"block","rule":"no-scp"}'),
  exec("ls", ',"expected":"block"'),
  '{"event":{"ProcessExit":{"pid":1}}}',
  '{"event":{"ProcessExit":{"pid":1}},"expect":"allow"}',
  '{"event":{"Dns":',
].join("\n");

async function folder(events: string | undefined, text = policy) {
  return temporaryFolder({ "p.acl": text, ...(events !== undefined && { "p.events.ndjson": events }) });
}

test("the examples pass, and every rule is reached", async () => {
  const run = await runSentry(["test", "--coverage"], { cwd: examples });
  await expect(transcript(run)).toMatchFileSnapshot("../golden/test-pass.txt");
});

test("failures for people", async () => {
  const cwd = await folder(failing, policy.replace("# expect block", '# expect allow: "scp"\n# expect block'));
  const run = await runSentry(["test", "--coverage", "p.acl"], { cwd });
  await expect(transcript(run)).toMatchFileSnapshot("../golden/test-fail.txt");
});

test("failures on a terminal", async () => {
  const cwd = await folder(failing);
  const run = await runSentry(["test", "p.acl"], { cwd, columns: 80 });
  await expect(transcript(run).replaceAll("\u001b", "␛")).toMatchFileSnapshot("../golden/test-terminal.txt");
});

test("failures for programs", async () => {
  const cwd = await folder(failing);
  const { code, stdout, stderr } = await runSentry(["test", "--format", "json", "--coverage", "p.acl"], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const json = JSON.parse(stdout);
  // The trace names every built-in rule; `explain` has a test of its own.
  for (const result of json.policies[0].results) {
    if (result.explanation === undefined) continue;
    expect(result.explanation.steps.length).toBeGreaterThan(2);
    result.explanation.steps = result.explanation.steps.filter(
      ({ outcome }: { outcome: string }) => outcome === "decides",
    );
  }
  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot("../golden/test.json");
});

test("a refused policy is among the results for programs, and is not ok", async () => {
  const cwd = await folder(undefined, `${policy}\ndry_run = 1\n`);
  await writeFile(`${cwd}/q.acl`, policy);
  const { code, stdout, stderr } = await runSentry(["test", "--format", "json", "p.acl", "q.acl"], { cwd });
  const { policies } = JSON.parse(stdout);
  expect(policies.map(({ policy: name, ok }: { policy: string; ok: boolean }) => [name, ok])).toEqual([
    ["p.acl", false],
    ["q.acl", true],
  ]);
  expect(policies[0].findings).toMatchObject([{ file: "p.acl", code: "acl.schema.value_type", severity: "error" }]);
  expect(policies[0].expectations).toEqual({ total: 0, passed: 0, failed: 0 });
  expect(code).toBe(1);
  expect(stderr).toContain("the policy has errors");
});

test("where nothing is expected, nothing is tested, which is a finding", async () => {
  const cwd = await folder(undefined, policy.replace(/# expect.*/, ""));
  const run = await runSentry(["test", "p.acl"], { cwd });
  expect(run).toEqual({
    code: 1,
    stdout: `p.acl: nothing is expected, so nothing is tested (0 events judged; no events file)
  above a rule:        # expect block: "nc -l 4444"
  in an events file:   {"event":{"ToolExec":{"pid":1,"argv":["nc","-l","4444"]}},"expect":"block"}
`,
    stderr: "",
  });
  const events = await folder(dns("a"), policy.replace(/# expect.*/, ""));
  expect((await runSentry(["test", "p.acl"], { cwd: events })).code).toBe(1);
});

test("comments alone are enough", async () => {
  const cwd = await folder(undefined);
  const { code, stdout } = await runSentry(["test", "p.acl"], { cwd });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "p.acl: 1 expectation: 1 passed (1 event judged; no events file)\n",
  });
});

test("a comment that means to be an expectation and is none is a finding", async () => {
  const cwd = await folder(undefined, policy.replace("rule", '# expect blocked: "scp"\nrule'));
  const { code, stdout } = await runSentry(["test", "p.acl"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("[sentry.expect.syntax]");
});

test("several policies, each with its own events, or all with those that are named", async () => {
  const cwd = await folder(dns("a.example", ',"expect":"escalate"'));
  await writeFile(`${cwd}/q.acl`, policy);
  await writeFile(`${cwd}/more.ndjson`, dns("a.example", ',"expect":"allow"'));
  const own = await runSentry(["test", "p.acl", "q.acl"], { cwd });
  expect(own).toMatchObject({ code: 0, stdout: expect.stringContaining("2 expectations: 2 passed") });
  const named = await runSentry(["test", "--events", "more.ndjson", "--events", "p.events.ndjson", "q.acl"], { cwd });
  expect(named.code).toBe(1);
  expect(named.stdout).toContain("more.ndjson:1:");
  expect(named.stdout).toContain("1 failed, 2 passed (3 events judged; more.ndjson, p.events.ndjson)");
});

test("standard input", async () => {
  const cwd = await folder(undefined);
  const events = dns("a.example", ',"expect":"allow"');
  const { code, stdout } = await runSentry(["test", "--events", "-", "p.acl"], { cwd, stdin: events });
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining("<stdin>:1:") });
  expect((await runSentry(["test", "-"], { cwd, stdin: policy })).code).toBe(0);
  expect(await runSentry(["test", "--events", "-", "-"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry test: only one file can be standard input\n",
  });
});

test("too little coverage is a finding", async () => {
  const cwd = await folder(undefined);
  const low = await runSentry(["test", "--min-coverage", "60", "p.acl"], { cwd });
  expect(low.code).toBe(1);
  expect(low.stdout).toContain("1 of 2 rules of the file decide an event (50 %)");
  expect(low.stderr).toBe("sentry test: p.acl: less than 60 % of the rules decide an event\n");
  expect((await runSentry(["test", "--min-coverage", "50", "p.acl"], { cwd })).code).toBe(0);
  expect((await runSentry(["test", "--min-coverage", "half", "p.acl"], { cwd })).code).toBe(2);
});

test("files that cannot be read, and policies that cannot judge", async () => {
  const cwd = await folder("", "fail_closed = yes");
  expect((await runSentry(["test", "p.acl"], { cwd })).code).toBe(1);
  expect(await runSentry(["test", "none.acl"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry test: none.acl: no such file\n",
  });
  expect(await runSentry(["test", "--events", "none.ndjson", "p.acl"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry test: none.ndjson: no such file\n",
  });
});

test("no environment variable is read and no deny file is written", async () => {
  const text = `${policy}llm {\n  url = "https://llm.example/v1"\n  key = env("SENTRY_TEST_UNSET_KEY")\n}\ndeny { exec = env("SENTRY_TEST_UNSET") }\n`;
  const cwd = await folder(exec("scp a", ',"expect":"block"'), text);
  const env = new Proxy(
    {},
    { get: (_, name) => (String(name).startsWith("SENTRY_") ? expect.fail("read") : undefined) },
  );
  expect((await runSentry(["test", "p.acl"], { cwd, env })).code).toBe(0);
});

test("nothing of an event acts on the terminal", async () => {
  const hostile = "\\u001b[2J\\u009b31m\\u202e";
  const cwd = await folder(
    dns(`${hostile}.example`, `,"expect":{"verdict":"allow","rule":"${hostile}"},"note":"${hostile}"`) +
      "\n\u001b[2J\u202e",
  );
  const { stdout } = await runSentry(["test", "p.acl"], { cwd, columns: 120 });
  expect(stdout.replace(/\p{Cc}\[\d+m/gu, "").replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
