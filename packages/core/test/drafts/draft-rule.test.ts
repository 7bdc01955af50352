import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { draftPatterns } from "../../src/drafts/draft-patterns.js";
import { draftRule, type RuleDraft } from "../../src/drafts/draft-rule.js";
import { escapeRegex } from "../../src/drafts/escape-regex.js";
import { dryJudgeOf } from "../../src/dry-run/dry-judge.js";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { testRegex } from "../../src/engine/regex/test-regex.js";
import { parseEvent } from "../../src/events/parse-event.js";
import { subjectOf } from "../../src/events/subject-of.js";
import { parseEventsFile } from "../../src/expectations/events-file.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";

const exec = (command: string | readonly string[], more = "") =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(typeof command === "string" ? command.split(" ") : command)}}}${more}}`;
const file = (path: string, more = "") => `{"event":{"FileAccess":{"pid":1,"path":${JSON.stringify(path)}}}${more}}`;
const egress = (peer: string, port: number, more = "") =>
  `{"event":{"Egress":{"pid":1,"peer":"${peer}","port":${port}}}${more}}`;

/** Drafts a rule of the lines that begin with `*`. */
function draft(lines: readonly string[], policyText = ""): RuleDraft {
  const analysis = analyzePolicy(policyText);
  expect(analysis.accepted).toBe(true);
  const text = lines.map((line) => line.replace(/^\*/, "")).join("\n");
  const selected = lines.flatMap((line, index) => (line.startsWith("*") ? [{ file: "e", line: index }] : []));
  const files = [{ name: "e", file: parseEventsFile(text) }];
  return finishAnalysis(draftRule({ analysis, judge: dryJudgeOf(analysis.policy), files, selected }));
}

function drafted(lines: readonly string[], policyText = "") {
  const result = draft(lines, policyText);
  if (result.kind === "refused") throw new Error(result.why);
  const { range, newText } = result.edit;
  return { ...result, text: policyText.slice(0, range.start) + newText + policyText.slice(range.end) };
}

describe("what is kept and what is widened", () => {
  it.each([
    [[exec("nc -l 4444")], "^(?:\\S*/)?nc -l [0-9]+$"],
    [[exec("/usr/bin/ncat -lvnp 4444")], "^(?:\\S*/)?ncat -lvnp [0-9]+$"],
    [[exec("nc -l 4444"), exec("/bin/nc -k -l 55")], "^(?:\\S*/)?nc(?:\\s\\S+)? -l [0-9]+$"],
    [[exec("cat /srv/app/secrets/db.yaml")], "^(?:\\S*/)?cat /srv/app/secrets/[^/\\s]+\\.yaml$"],
    [[file("/srv/app/secrets/db.yaml")], "^/srv/app/secrets/[^/]+\\.yaml$"],
    [[file("/srv/a/x.pem"), file("/srv/b/y.pem")], "^/srv/\\S+/[^/]+\\.pem$"],
    [[file("/etc/shadow")], "^/etc/[^/]+$"],
    [[egress("198.51.100.23", 25)], "^198\\.51\\.100\\.23:25$"],
    [[egress("198.51.100.23", 25), egress("198.51.100.24", 587)], "^198\\.51\\.100\\.[0-9]+:[0-9]+$"],
    [['{"event":{"SecurityAction":{"pid":1,"kind":"ptrace","detail":16}}}'], "^ptrace [0-9]+$"],
    [['{"event":{"Dns":{"pid":1,"query":"c8f2k1.oast.fun"}}}'], "^c8f2k1\\.oast\\.fun$"],
    [
      [exec("curl -s http://a.test/i.sh"), exec("curl -s http://b.test/x.sh")],
      "^(?:\\S*/)?curl -s http://\\S+\\.test/\\S+\\.sh$",
    ],
  ])("%j becomes %s", (lines, pattern) => {
    const { rule } = drafted(lines.map((line) => `*${line}`));
    expect(rule.match).toBe(pattern);
  });
});

describe("a rule that allows lets no stranger through", () => {
  it.each([
    [["/usr/bin/git log -1"], "^/usr/bin/git log -1$", ["/tmp/x/git log -1"]],
    [["git log -n 1", "git status --short"], "^git (?:log -n 1|status --short)$", ["git log -n 1; sh", "git push"]],
    [["ls", "/bin/ls"], "^(?:|/bin/)ls$", ["/tmp/ls"]],
    [["kill 4711"], "^kill [0-9]+$", ["kill 1 2"]],
    [["sh -c cat /srv/log/a.txt"], "^sh -c cat /srv/log/\\w[\\w.-]*\\.txt$", ["sh -c cat /srv/log/$(id).txt"]],
    [["cat /srv/log/a+b.txt"], "^cat /srv/log/a\\+b\\.txt$", []],
  ])("%j becomes %s", (commands, pattern, others) => {
    const { rule } = drafted(commands.map((command) => `*${exec(command, ',"expect":"allow"')}`));
    expect(rule).toMatchObject({ match: pattern, verdict: "allow" });
    for (const other of others) expect(testRegex(compileRegex(parseRegex(rule.match)), other)).toBe(false);
  });
});

describe("a rule that would decide too much is made narrower", () => {
  it("keeps to choices where what is between may not be anything", () => {
    const lines = [`*${exec("git push origin main")}`, `*${exec("git pull origin main")}`];
    expect(drafted(lines).widening).toBe("wide");
    const narrower = drafted([...lines, exec("git fetch origin main", ',"expect":"allow"')]);
    expect(narrower).toMatchObject({
      widening: "choices",
      rule: { match: "^(?:\\S*/)?git (?:push|pull) origin main$" },
    });
  });

  it("keeps to exactly the events where everything else is allowed", () => {
    const result = drafted([`*${exec("nc -l 4444")}`, exec("nc -l 5555", ',"expect":"allow"')]);
    expect(result).toMatchObject({ widening: "exact", rule: { match: "^nc -l 4444$" }, alsoMatches: [] });
  });

  it("keeps to what comments expect", () => {
    const policy = `# expect allow: "nc -l 5555"\nrule "other" {\n  on = "ToolExec"\n  match = "zzz"\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;
    expect(drafted([`*${exec("nc -l 4444")}`], policy).widening).toBe("exact");
  });

  it("is refused where the very same event is expected to be allowed", () => {
    expect(draft([`*${exec("nc -l 4444")}`, exec("nc -l 4444", ',"expect":"allow"')])).toMatchObject({
      kind: "refused",
    });
  });
});

test("everything else that it matches is told", () => {
  const { alsoMatches, example } = drafted([
    `*${exec("nc -l 4444")}`,
    exec("ls"),
    exec("nc -l 1"),
    exec("/bin/nc -l 2"),
  ]);
  expect(alsoMatches).toEqual([
    { place: { source: "events", file: "e", line: 2 }, subject: "nc -l 1", before: "allow", after: "block" },
    { place: { source: "events", file: "e", line: 3 }, subject: "/bin/nc -l 2", before: "allow", after: "block" },
  ]);
  expect(parseEvent(example ?? "")).toMatchObject({ data: { argv: ["nc", "-l", "0"] } });
});

test("verdict, severity, name and action are what is expected", () => {
  const expected = ',"expect":{"verdict":"block","severity":"critical","rule":"no-listener","action":"DenyExec"}';
  expect(drafted([`*${exec("nc -l 4", expected)}`]).rule).toEqual({
    name: "no-listener",
    on: "ToolExec",
    match: "^(?:\\S*/)?nc -l [0-9]+$",
    verdict: "block",
    severity: "critical",
    reason: "drafted from sample events: say why",
    action: "deny-exec",
  });
  expect(drafted([`*${exec("make it so", ',"expect":"allow"')}`]).rule).toMatchObject({
    verdict: "allow",
    severity: "info",
  });
  expect(drafted([`*${exec("make it so")}`]).rule).toMatchObject({ name: "draft-make-it-so", verdict: "block" });
});

const someRule = (name: string, match: string, verdict = "allow") =>
  `rule "${name}" {\n  on = "ToolExec"\n  match = "${match}"\n  verdict = "${verdict}"\n  severity = "low"\n  reason = "r"\n}\n`;

describe("its place", () => {
  it("has the line breaks of the file", () => {
    const policy = `${someRule("first", "zzz")}${someRule("second", "^nc")}`.replaceAll("\n", "\r\n");
    expect(drafted([`*${exec("nc -l 4444")}`], policy).text).not.toMatch(/(?<!\r)\n/);
    expect(drafted([`*${exec("curl x")}`], policy).text).not.toMatch(/(?<!\r)\n/);
  });

  it("is before a rule that would hide it, above that rule's comments", () => {
    const policy = `fail_closed = true\n\n${someRule("first", "zzz")}\n# about the second\n# more about it\n${someRule("second", "^nc")}`;
    const { text, position } = drafted([`*${exec("nc -l 4444")}`], policy);
    expect(position).toBe(1);
    expect(text).toContain('}\n\nrule "draft-nc" {\n  on       = "ToolExec"\n');
    expect(text).toContain('}\n\n# about the second\n# more about it\nrule "second"');
  });

  it("is behind the rules where none hides it", () => {
    const { text } = drafted([`*${exec("nc -l 4444")}`], `${someRule("first", "zzz")}deny { exec = "/run/x" }\n`);
    expect(text.indexOf("draft-nc")).toBeGreaterThan(text.indexOf("first"));
    expect(text.indexOf("draft-nc")).toBeLessThan(text.indexOf("deny"));
    expect(drafted([`*${exec("nc -l 4444")}`]).text).toMatch(/^rule "draft-nc" \{\n[\s\S]*\n\}\n$/);
    expect(drafted([`*${exec("nc -l 4444")}`], "fail_closed = true").text).toMatch(/^fail_closed = true\n\nrule /);
  });

  it("is in the list where the rule that hides it is", () => {
    const item = (name: string, match: string) =>
      `  # about ${name}\n  {\n    name = "${name}"\n    on = "ToolExec"\n    match = "${match}"\n    verdict = "allow"\n    severity = "low"\n    reason = "r"\n  },\n`;
    const { text } = drafted(
      [`*${exec("nc -l 4444")}`],
      `rules = [\n${item("first", "zzz")}${item("second", "^nc")}]\n`,
    );
    expect(text).toContain('  },\n  {\n    name     = "draft-nc"\n');
    expect(text).toContain("  },\n  # about second\n  {\n");
    const oneLine =
      'rules = [{ name = "a", on = "ToolExec", match = "^nc", verdict = "allow", severity = "low", reason = "r" }]';
    expect(
      analyzePolicy(drafted([`*${exec("nc -l 4444")}`], oneLine).text).policy.rules.map(({ name }) => name),
    ).toEqual(["draft-nc", "a"]);
  });

  it("is refused where it would take an expectation from another rule", () => {
    const policy = someRule("mine", "^nc");
    const other = exec("nc -l 4444", ',"expect":{"rule":"mine"}');
    expect(draft([`*${exec("nc -l 4444")}`, other], policy)).toMatchObject({ kind: "refused" });
  });
});

test.each([
  [["*# nothing"], "no line that is selected is an event that is judged"],
  [[`*${exec("nc")}`, `*${file("/x")}`], "the selected events are of several kinds"],
  [
    [`*${exec("a", ',"expect":"block"')}`, `*${exec("b", ',"expect":"allow"')}`],
    "the selected events are expected to get different verdicts",
  ],
  [
    ["low", "high"].map((severity) => `*${exec("a", `,"expect":{"verdict":"block","severity":"${severity}"}`)}`),
    "the selected events are expected to get different severities",
  ],
  [[`*${exec("x".repeat(3_000))}`], "the subject of an event is longer than 2000 characters"],
  [[`*${exec([])}`], "the subject of an event is empty"],
])("%j is refused", (lines, why) => {
  expect(draft(lines)).toEqual({ kind: "refused", why });
});

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "curl",
    "-s",
    "http://a.test/x",
    "/usr/bin/nc",
    "42",
    "a.b*c",
    "$(id)",
    "\\d+",
    "{1}",
    "^$",
    "a|b",
    "\n",
    "é",
    "\ud800",
  ),
);

describe("whatever the events are", () => {
  it("every pattern matches all subjects that it was made of", () => {
    const subjects = fc.array(
      fc.array(text, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" ")),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(subjects, fc.constantFrom("ToolExec", "FileAccess", "SslContent", "Dns"), (all, kind) => {
        for (const { pattern } of draftPatterns(kind, all)) {
          const regex = parseRegex(pattern);
          expect(regex.problems, pattern).toEqual([]);
          const program = compileRegex(regex);
          for (const subject of all)
            expect(testRegex(program, subject), `${pattern} ${JSON.stringify(subject)}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("an escaped text matches itself alone", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const program = compileRegex(parseRegex(`^${escapeRegex(a)}$`));
        const readable = (part: string) => part.replace(/\p{Surrogate}/gu, "\ufffd");
        expect(testRegex(program, a)).toBe(true);
        expect(testRegex(program, b)).toBe(readable(a) === readable(b));
      }),
      { numRuns: 300 },
    );
  });

  it("a drafted rule decides what was selected, and what else it matches is exactly what is told", () => {
    const commands = fc.array(
      fc.tuple(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("", ',"expect":"allow"', ',"expect":"block"', ',"expect":{"final":"allow"}'),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 6 },
    );
    const policies = fc.constantFrom(
      "",
      someRule("a", "c"),
      `${someRule("a", "^c.*4")}# expect allow: "nc 42"\n${someRule("b", "4", "block")}`,
    );
    fc.assert(
      fc.property(commands, policies, (entries, policyText) => {
        const lines = entries.map(([argv, more, isSelected]) => `${isSelected ? "*" : ""}${exec(argv, more)}`);
        const result = draft(lines, policyText);
        if (result.kind === "refused") return;
        const { edit, rule, position, alsoMatches, example } = result;
        const changed = analyzePolicy(
          policyText.slice(0, edit.range.start) + edit.newText + policyText.slice(edit.range.end),
        );
        expect(changed.accepted).toBe(true);
        const before = dryJudgeOf(analyzePolicy(policyText).policy);
        const after = dryJudgeOf(changed.policy);
        const matched: number[] = [];
        for (const [index, [argv, more, isSelected]] of entries.entries()) {
          const event = parseEvent(exec(argv, more));
          if (event === null) continue;
          const { winner, matches, l1Decision } = after.judge(event);
          if (isSelected)
            expect([winner, l1Decision.verdict, l1Decision.rule]).toEqual([position, rule.verdict, rule.name]);
          else if (matches.includes(position)) matched.push(index);
          if (!isSelected && more.includes("allow") && rule.verdict !== "allow")
            expect(matches).not.toContain(position);
          if (!matches.includes(position)) expect(l1Decision).toEqual(before.judge(event).l1Decision);
        }
        const told = alsoMatches.flatMap(({ place }) => (place.source === "events" ? [place.line] : []));
        expect(told).toEqual(matched);
        if (example !== undefined) {
          const event = parseEvent(example);
          expect(event && after.judge(event).winner).toBe(position);
          expect(event && subjectOf(event)).toBeTypeOf("string");
        }
      }),
      { numRuns: 12 },
    );
  });
});
