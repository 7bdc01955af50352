import { existsSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { platform } from "#platform";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { dryJudgeOf } from "../../src/dry-run/dry-judge.js";
import { dryRun } from "../../src/dry-run/dry-run.js";
import { parseEvent } from "../../src/events/parse-event.js";
import { parseEventsFile } from "../../src/expectations/events-file.js";
import { runExpectations } from "../../src/expectations/run-expectations.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { Sentry } from "../../src/sentry.js";

afterEach(() => vi.restoreAllMocks());

const rules = `
rule "netcat" {
  on       = "ToolExec"
  match    = "\\\\bnc\\\\b"
  verdict  = "block"
  severity = "high"
  reason   = "netcat"
  action   = "deny-exec"
}
rule "odd" {
  on       = "Dns"
  match    = "odd"
  verdict  = "escalate"
  severity = "info"
  reason   = "odd"
}
`;

const events = [
  '{"event":{"ToolExec":{"pid":1,"argv":["/bin/nc","-l"]}}}',
  "",
  "# a comment",
  '{"event":{"Dns":{"pid":1,"query":"odd.test"}}}',
  '{"event":{"ProcessExit":{"pid":1}}}',
  "no event",
  '{"event":{"LlmActivations":{"pid":1}}}',
];

const judgeOf = (text: string) => {
  const { policy, accepted } = analyzePolicy(text);
  expect(accepted).toBe(true);
  return dryJudgeOf(policy);
};

test("a row for every line that holds something", () => {
  const judge = judgeOf(`deny { exec = "/run/exec.txt" }\n${rules}`);
  expect(finishAnalysis(dryRun(judge, events.join("\n")))).toEqual([
    {
      line: 0,
      kind: "ToolExec",
      subject: "/bin/nc -l",
      verdict: "block",
      l1Verdict: "block",
      tier: "Rules",
      severity: "high",
      reason: "netcat: netcat",
      rule: { name: "netcat", position: 0, layer: "site" },
      deny: { action: { kind: "DenyExec", target: "/bin/nc" }, path: "/run/exec.txt", line: "/bin/nc" },
    },
    {
      line: 3,
      kind: "Dns",
      subject: "odd.test",
      verdict: "allow",
      l1Verdict: "escalate",
      tier: "Rules",
      severity: "low",
      reason: "odd: odd [unresolved escalation, fail-open]",
      rule: { name: "odd", position: 1, layer: "site" },
    },
    { line: 4, notJudged: "other" },
    { line: 5, notJudged: "broken" },
    expect.objectContaining({ line: 6, kind: "LlmActivations", verdict: "allow" }),
  ]);
});

test("nothing is written, asked, started or read", () => {
  const touched: string[] = [];
  for (const name of Object.keys(platform) as (keyof typeof platform)[]) {
    vi.spyOn(platform, name).mockImplementation((() => {
      touched.push(name);
      throw new Error(`a dry run used ${name}`);
    }) as never);
  }
  vi.spyOn(globalThis, "fetch").mockImplementation(() => {
    touched.push("fetch");
    throw new Error("a dry run asked");
  });
  const environment = process.env;
  process.env = new Proxy(environment, {
    get(target, name) {
      if (typeof name === "string" && name.startsWith("SENTRY_TEST_")) touched.push(name);
      return Reflect.get(target, name);
    },
  });
  try {
    const judge = judgeOf(`fail_closed = false
speculate = "info"
llm {
  url = env("SENTRY_TEST_URL")
  key = env("SENTRY_TEST_KEY")
}
agent { bin = "/bin/false" }
sae { dict = "/nowhere.json" }
deny { exec = concat(env("SENTRY_TEST_DIR"), "/sentry-test-deny.txt") }
${rules}`);
    const rows = finishAnalysis(dryRun(judge, events.join("\n")));
    expect(rows[0]).toMatchObject({ deny: { path: 'concat(env("SENTRY_TEST_DIR"), "/sentry-test-deny.txt")' } });
    expect(rows.at(-1)).toMatchObject({ tier: "Sae", l1Verdict: "escalate" });
    const file = parseEventsFile(`${events.join("\n")}\n${events[0]?.slice(0, -1)},"expect":"block"}`);
    finishAnalysis(runExpectations(judge, [{ name: "e", file }]));
    for (const line of events) {
      const event = parseEvent(line);
      if (event !== null) judge.explain(event);
    }
  } finally {
    process.env = environment;
  }
  expect(touched).toEqual([]);
  expect(existsSync("/sentry-test-deny.txt")).toBe(false);
});

test("what a dry run says is what the judge says", () => {
  const text = `fail_closed = true\ndeny { exec = "/run/exec.txt" }\n${rules}`;
  const judge = judgeOf(text);
  const sentry = Sentry.create(text, { env: {} });
  const truncated = '{"event":{"ToolExec":{"pid":1,"argv":["tar"],"argv_truncated":true}}}';
  for (const line of [...events, truncated, truncated.replace("tar", "nc")]) {
    const event = parseEvent(line);
    if (event === null) continue;
    expect(judge.judge(event).l1Decision).toEqual(sentry.evaluateL1(line)?.l1Decision);
    expect(judge.judge(event).decision).toEqual(sentry.evaluateSync(line));
    expect(judge.explain(event)).toEqual(sentry.explain(line));
    expect(judge.judge(event)).toBe(judge.judge(event));
  }
});

test("a large file is run in pieces", () => {
  const judge = judgeOf(rules);
  const run = dryRun(judge, `${events[0]}\n`.repeat(3_000));
  let pieces = 0;
  let step = run.next();
  for (; step.done !== true; step = run.next()) pieces++;
  expect(pieces).toBeGreaterThan(50);
  expect(step.value).toHaveLength(3_000);
});
