import { execFileSync } from "node:child_process";
import { beforeEach, expect, it } from "vitest";
import type {
  BuiltinPolicyResult,
  DryRunResult,
  ExplainResult,
  PolicyDiffResult,
  PolicyStatus,
  ReadFileParams,
  ResultsChangedParams,
  RulesResult,
  TestsResult,
} from "../../src/index.js";
import { memoryFiles } from "../support/memory-files.js";
import { createTestClient, type TestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const events = "file:///w/a.events.ndjson";
const rule = (name: string, match: string, verdict = "block") =>
  `rule "${name}" {\n  on = "ToolExec"\n  match = '${match}'\n  verdict = "${verdict}"\n  severity = "low"\n  reason = "r"\n}\n`;
const policy = rule("no-ncat", "ncat") + rule("ask", "socat", "escalate");
const line = (argv: string, expected: string) =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(argv.split(" "))}}},"expect":"${expected}","note":"${argv}"}\n`;

let client: TestClient;

beforeEach(async () => {
  client = createTestClient();
  await client.initialize({ initializationOptions: { notifications: true } });
  client.open(uri, policy);
  client.open(events, line("ncat -l", "block") + line("ls", "block"));
});

function ask<Result>(method: string, params: object = { uri }): Promise<Result> {
  return client.connection.sendRequest<Result>(method, params);
}

it("sentry/status tells what a status bar shows", async () => {
  expect(await ask<PolicyStatus>("sentry/status")).toMatchObject({
    uri,
    accepted: true,
    siteRules: 2,
    tiers: { llm: false, agent: false, sae: false },
    failMode: "open",
    escalationsAllowed: true,
    eventsFiles: [events],
    eventsChosen: false,
    expectations: { total: 2, failed: 1 },
    unreachedRules: 1,
  });
});

it("sentry/rules lists the effective order, with the built-in rules in their document", async () => {
  const { rules } = await ask<RulesResult>("sentry/rules");
  expect(rules.slice(0, 2)).toMatchObject([
    { position: 0, name: "no-ncat", layer: "site", matches: 1, wins: 1, location: { uri } },
    { position: 1, name: "ask", matches: 0 },
  ]);
  const builtin = await ask<BuiltinPolicyResult>("sentry/builtinPolicy", {});
  const [first] = rules.filter(({ layer }) => layer === "builtin");
  const lines = builtin.text.split("\n");
  expect(first?.location.uri).toBe(builtin.uri);
  const { start, end } = first?.location.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  expect(lines[start.line]?.slice(start.character, end.character)).toContain(first?.name);
});

it("sentry/dryRun judges the sample events, or the lines that are given", async () => {
  expect(await ask<DryRunResult>("sentry/dryRun")).toMatchObject({
    accepted: true,
    files: [
      {
        uri: events,
        rows: [
          { line: 0, verdict: "block", rule: { name: "no-ncat" } },
          { line: 1, verdict: "allow" },
        ],
      },
    ],
    command: "sentry eval --policy /w/a.acl /w/a.events.ndjson",
  });
  const given = await ask<DryRunResult>("sentry/dryRun", { uri, text: line("socat", "block") });
  expect(given.files).toMatchObject([{ rows: [{ verdict: "allow", l1Verdict: "escalate" }] }]);
});

it("sentry/explain tells how a decision comes about, by event or by line", async () => {
  const byLine = await ask<ExplainResult>("sentry/explain", { uri, at: { uri: events, line: 0 } });
  expect(byLine).toMatchObject({ kind: "ToolExec", subject: "ncat -l", decision: { verdict: "block" } });
  expect(byLine.steps[0]).toMatchObject({ name: "no-ncat", outcome: "decides", span: { start: 0, end: 4 } });
  expect(await ask("sentry/explain", { uri, event: line("ncat -l", "block") })).toMatchObject({ subject: "ncat -l" });
  expect(await ask("sentry/explain", { uri, event: "no event" })).toBeNull();
  expect(await ask("sentry/explain", { uri, at: { uri: events, line: 1e9 } })).toBeNull();
});

it("sentry/policyDiff shows the events that two policies judge differently", async () => {
  const before = { text: rule("no-ncat", "ncat") };
  const diff = await ask<PolicyDiffResult>("sentry/policyDiff", { uri, before });
  if (!diff?.accepted) throw new Error("refused");
  const [changed] = diff.kinds.filter(({ relation }) => relation !== "equal");
  expect(changed).toMatchObject({ kind: "ToolExec", relation: "mixed" });
  expect(changed?.changes[0]?.witness.subject).toContain("socat");
  expect(await ask("sentry/policyDiff", { uri, before: { text: "{" } })).toEqual({
    accepted: false,
    refused: "before",
  });
});

it("sentry/tests runs the expectations, and shows what they reach", async () => {
  const { tests, coverage } = await ask<TestsResult>("sentry/tests");
  expect(tests).toMatchObject([
    { label: "ncat -l", passed: true, source: "events", location: { uri: events, range: { start: { line: 0 } } } },
    { label: "ls", passed: false, expected: { verdict: "block" }, actual: { verdict: "allow" } },
  ]);
  expect(coverage).toMatchObject([
    { name: "no-ncat", wins: 1, tests: [tests[0]?.id] },
    { name: "ask", wins: 0, tests: [] },
  ]);
  client.change(uri, 2, [{ text: "{" }]);
  expect(await ask("sentry/tests")).toEqual({ accepted: false, tests: [], coverage: [], judged: 0 });
});

it("sentry/useEvents chooses other sample events", async () => {
  const other = "file:///w/other.ndjson";
  client.open(other, line("socat", "block"));
  expect(await ask<PolicyStatus>("sentry/useEvents", { uri, eventsFiles: [other] })).toMatchObject({
    eventsFiles: [other],
    eventsChosen: true,
    expectations: { total: 1 },
  });
  expect(await ask<PolicyStatus>("sentry/useEvents", { uri, eventsFiles: null })).toMatchObject({
    eventsFiles: [events],
    eventsChosen: false,
  });
  await expect(ask("sentry/useEvents", { uri, eventsFiles: 1 })).rejects.toMatchObject({ code: -32602 });
});

it("sentry/resultsChanged tells that there are new results", async () => {
  const told = new Promise<void>((resolve) => {
    client.connection.onNotification("sentry/resultsChanged", ({ uris }: ResultsChangedParams) => {
      if (uris.includes(uri)) resolve();
    });
  });
  client.change(uri, 2, [{ text: policy }]);
  await told;
});

it.each(["sentry/status", "sentry/rules", "sentry/tests", "sentry/dryRun"])(
  "%s is null for a policy that does not exist",
  async (method) => {
    expect(await ask(method, { uri: "file:///none.acl" })).toBeNull();
    await expect(ask(method, { uri: 7 })).rejects.toMatchObject({ code: -32602 });
  },
);

it("asks the client for what is on no disk, such as an old version of a policy", async () => {
  const old = "git:/w/a.acl?%7B%22ref%22%3A%22c0ffee%22%7D";
  const { files, reads } = memoryFiles({});
  client = createTestClient({ files });
  client.connection.onRequest("sentry/readFile", (asked: ReadFileParams) => ({
    text: asked.uri === old ? policy : null,
  }));
  await client.initialize({ initializationOptions: { files: true } });
  const { rules } = await ask<RulesResult>("sentry/rules", { uri: old });
  expect(rules[1]).toMatchObject({ name: "ask", location: { uri: old } });
  const event = '{"event":{"ToolExec":{"pid":1,"argv":["socat"]}}}';
  expect(await ask<ExplainResult>("sentry/explain", { uri: old, event })).toMatchObject({
    l1Decision: { verdict: "escalate" },
  });
  await ask("sentry/status", { uri: "file:///w/b.acl" });
  expect(reads).toContain("file:///w/b.acl");
});

it("sentry/explain gives a command line in which nothing is left that a terminal acts on", async () => {
  const event = '{"event":{"ToolExec":{"pid":1,"argv":["it\'s","\u009B31m\u007F"]}}}';
  const { command } = await ask<ExplainResult>("sentry/explain", { uri, event });
  expect(command).not.toMatch(/\p{Cc}/u);
  const printed = execFileSync("bash", ["-c", command.replace(/ \| .*$/u, "")], { encoding: "utf8" });
  expect(printed).toBe(event);
});
