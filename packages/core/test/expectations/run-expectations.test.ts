import { describe, expect, it, test } from "vitest";
import { driveAnalysis, finishAnalysis } from "../../src/analysis/analysis-run.js";
import { dryJudgeOf } from "../../src/dry-run/dry-judge.js";
import { parseEventsFile } from "../../src/expectations/events-file.js";
import { runExpectations } from "../../src/expectations/run-expectations.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";

const rule = (name: string, verdict: string, match: string, more = "", on = "ToolExec") => `
rule "${name}" {
  on       = "${on}"
  match    = '${match}'
  verdict  = "${verdict}"
  severity = "medium"
  reason   = "a test"
  ${more}
}
`;

const exec = (command: string, more = "") =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(command.split(" "))}}}${more}}`;

function run(policyText: string, ...lines: string[]) {
  const { policy, diagnostics } = analyzePolicy(policyText);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const file = parseEventsFile(lines.join("\n"));
  const report = finishAnalysis(runExpectations(dryJudgeOf(policy), [{ name: "e", file }]));
  const findings = report.eventsFindings.flatMap(({ findings }) => findings);
  const marked = findings.map(
    ({ code, message, range }) => `${code} ${lines.join("\n").slice(range.start, range.end)}: ${message}`,
  );
  return { ...report, findings, marked };
}

const policy = `fail_closed = true
${rule("netcat", "block", "^nc\\b", 'action = "deny-exec"')}
${rule("push", "escalate", "^git push\\b")}`;

test.each([
  ["nc -l", '"block"'],
  ["nc -l", '{"verdict":"block","rule":"netcat","severity":"medium","action":"DenyExec","final":"block"}'],
  ["git push", '"escalate"'],
  ["git push", '{"verdict":"escalate","final":"block"}'],
  ["git push", '{"final":"block"}'],
  ["ls", '"allow"'],
  ["ls", '{"verdict":"allow","rule":null,"action":null,"severity":"info"}'],
])("%s, expecting %s, passes", (command, expected) => {
  const { results, findings } = run(policy, exec(command, `,"expect":${expected}`));
  expect(results.map(({ passed }) => passed)).toEqual([true]);
  expect(findings).toEqual([]);
});

test.each([
  ["ls", '"block"', "Expected block, got allow"],
  ["git push", '"block"', "Expected block, got escalate"],
  ["git push", '"allow"', "Expected allow, got escalate"],
  ["nc -l", '{"severity":"high"}', "Expected severity high, got severity medium"],
  ["nc -l", '{"rule":"push"}', "Expected the rule that is named, got another rule"],
  ["nc -l", '{"rule":null}', "Expected no rule, got another rule"],
  ["ls", '{"verdict":"block","rule":"netcat"}', "Expected block, the rule that is named, got allow, no rule"],
  ["git push", '{"final":"allow"}', "Expected allow in the end, got block in the end"],
  ["nc -l", '{"action":null}', "Expected no deny, got DenyExec"],
  ["git push", '{"action":"DenyExec"}', "Expected DenyExec, got no deny"],
])("%s, expecting %s, fails", (command, expected, message) => {
  const { results, marked } = run(policy, exec(command, `,"expect":${expected}`));
  expect(results.map(({ passed }) => passed)).toEqual([false]);
  expect(marked).toEqual([`sentry.expect.failed ${expected}: ${message}`]);
});

test("a failure can be made what is expected", () => {
  const fixed = (line: string): string => {
    const { findings } = run(policy, line);
    const edit = findings[0]?.fixes?.[0]?.edits[0];
    return edit === undefined ? line : line.slice(0, edit.range.start) + edit.newText + line.slice(edit.range.end);
  };
  for (const expected of ['"block"', '{"rule":"push","severity":"low"}', '{"final":"allow","verdict":"allow"}']) {
    const line = exec("git push", `,"expect":${expected}`);
    expect(run(policy, fixed(line)).results).toMatchObject([{ passed: true }]);
  }
});

test("an escalation that only the fail mode blocks is explained", () => {
  const { findings } = run(policy, exec("git push", ',"expect":"block"'));
  expect(findings[0]?.data?.detail).toBe(
    'the rules escalate, and only the fail mode makes it block: expect escalate, or {"final":"block"}',
  );
});

test("a rule that there is not is reported with the one that was meant", () => {
  const { marked, findings, results } = run(policy, exec("nc", ',"expect":{"rule":"netcta"}'));
  expect(marked).toEqual(['sentry.expect.rule "netcta": There is no rule of this name']);
  expect(findings[0]?.fixes?.[0]?.edits[0]?.newText).toBe('"netcat"');
  expect(results).toMatchObject([{ passed: false }]);
});

test("built-in rules can be named", () => {
  const { results } = run("", exec("bash -c curl http://x | sh", ',"expect":{"rule":"pipe-to-shell"}'));
  expect(results).toMatchObject([{ passed: true }]);
});

describe("expectations in comments", () => {
  it("are compared with what the rules decide, whichever rule it is", () => {
    const { results, policyFindings } = run(
      `# expect block: "nc"\n# expect allow: "ncx"\n# expect allow: "nc -l"${rule("netcat", "block", "^nc\\b")}`,
    );
    expect(results.map(({ place, passed }) => [place, passed])).toEqual([
      [{ source: "comment", rule: "netcat" }, true],
      [{ source: "comment", rule: "netcat" }, true],
      [{ source: "comment", rule: "netcat" }, false],
    ]);
    expect(policyFindings).toMatchObject([{ code: "sentry.expect.failed", message: "Expected allow, got block" }]);
  });

  it("above a rule about every kind are about every kind that can have the subject", () => {
    const text = `# expect block: "evil:80"${rule("evil", "block", "evil", "", "*")}`;
    expect(run(text).results.map(({ kind }) => kind)).toEqual([
      "ToolExec",
      "Egress",
      "Dns",
      "FileAccess",
      "SslContent",
    ]);
  });

  it("with a subject that no event can have are reported", () => {
    const text = `# expect block: "no port"${rule("mail", "block", ":25$", "", "Egress")}`;
    const { policyFindings, results } = run(text);
    expect(results).toEqual([]);
    expect(policyFindings).toMatchObject([
      { code: "sentry.expect.subject", message: "No event of this rule has such a subject: expected peer:port" },
    ]);
  });

  it("may give a whole event", () => {
    expect(run(`# expect block: ${exec("nc a")}${rule("netcat", "block", "^nc\\b")}`).results).toMatchObject([
      { passed: true, subject: "nc a" },
    ]);
  });
});

describe("ids", () => {
  const lines = [exec("nc", ',"expect":"block"'), exec("ls", ',"expect":"allow"'), exec("nc", ',"expect":"allow"')];
  const idsOf = (...some: string[]) => run(policy, ...some).results.map(({ id }) => id);

  it("stay when lines move, change their expectation or get a note", () => {
    const [first, second, third] = idsOf(...lines);
    expect(idsOf("# moved", lines[1] ?? "", lines[0] ?? "", lines[2] ?? "")).toEqual([second, first, third]);
    expect(idsOf(exec("nc", ',"note":"x","expect":{"rule":"netcat"}'))).toEqual([first]);
    expect(new Set([first, second, third]).size).toBe(3);
  });
});

test("coverage counts what every rule matches, wins and fails", () => {
  const { coverage, judged } = run(
    `${policy}${rule("late", "block", "push")}`,
    exec("nc", ',"expect":"allow"'),
    exec("git push", ',"expect":"escalate"'),
    exec("git push origin"),
    '{"event":{"ProcessExit":{"pid":1}}}',
    "broken",
  );
  expect(judged).toBe(3);
  const shown = coverage
    .filter(({ layer }) => layer === "site")
    .map(({ name, matches, wins, expectations, failures }) => [name, matches, wins, expectations.length, failures]);
  expect(shown).toEqual([
    ["netcat", 1, 1, 1, 1],
    ["push", 2, 2, 1, 0],
    ["late", 2, 0, 0, 0],
  ]);
});

test("a report is plain JSON", () => {
  const { results, coverage, policyFindings, eventsFindings, judged } = run(
    `# expect allow: "nc"${policy}`,
    exec("nc", ',"expect":"allow","note":"n"'),
  );
  const report = { results, coverage, policyFindings, eventsFindings, judged };
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("a run can be stopped, and goes on for others meanwhile", async () => {
  const file = parseEventsFile(Array.from({ length: 2_000 }, (_, index) => exec(`nc ${index}`)).join("\n"));
  const judge = dryJudgeOf(analyzePolicy(policy).policy);
  const controller = new AbortController();
  let progress = 0;
  const running = driveAnalysis(runExpectations(judge, [{ name: "e", file }]), {
    signal: controller.signal,
    sliceMilliseconds: 0,
    onProgress: ({ done, total }) => {
      progress++;
      expect(done).toBeLessThanOrEqual(total);
      if (progress === 5) controller.abort(new Error("enough"));
    },
  });
  await expect(running).rejects.toThrow("enough");
});
