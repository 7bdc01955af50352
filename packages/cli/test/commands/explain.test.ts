import { dns, securityAction, sslContent, toolExec } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { runSentry, transcript } from "../run-sentry.js";
import { temporaryFolder } from "../temporary-folder.js";

const policy = `deny { exec = "/run/exec.txt" }
rule "no-scp" {
  on       = "ToolExec"
  match    = '\\bscp\\b'
  verdict  = "block"
  severity = "high"
  reason   = "copies files to other machines"
  action   = "deny-exec"
}
rule "also-scp" {
  on       = "*"
  match    = 'scp'
  verdict  = "escalate"
  severity = "low"
  reason   = "again"
}
`;

async function explain(event: string, ...options: string[]) {
  const cwd = await temporaryFolder({ "p.acl": policy, "event.json": dns(1, "a.example") });
  return runSentry(["explain", "--policy", "p.acl", ...options, event], { cwd, stdin: dns(1, "from.stdin") });
}

/** The built-in rules are not the matter here: their rows go. */
function withoutBuiltins(text: string): string {
  return text.replace(/^ +\d+ {2}builtin .*\n/gm, "");
}

test("a block with its deny", async () => {
  const run = await explain(toolExec(7, ["/usr/bin/scp", "a", "b:"], { agent: "bot", provider: "p" }));
  await expect(withoutBuiltins(transcript(run))).toMatchFileSnapshot("../golden/explain-block.txt");
});

test("an allow that no rule speaks of", async () => {
  await expect(withoutBuiltins(transcript(await explain(dns(7, "example.com"))))).toMatchFileSnapshot(
    "../golden/explain-allow.txt",
  );
});

test("evidence that is not complete", async () => {
  const event = JSON.stringify({ event: { ToolExec: { pid: 1, argv: ["ls"], argv_truncated: true } } });
  await expect(withoutBuiltins(transcript(await explain(event)))).toMatchFileSnapshot(
    "../golden/explain-incomplete.txt",
  );
});

test("JSON holds every rule, the spans and both decisions", async () => {
  const { code, stdout } = await explain(toolExec(7, ["/usr/bin/scp", "a", "b:"]), "--format", "json");
  expect(code).toBe(0);
  const { steps, ...rest } = JSON.parse(stdout);
  expect(rest).toMatchObject({
    kind: "ToolExec",
    subject: "/usr/bin/scp a b:",
    evidenceComplete: true,
    l1Decision: { verdict: "block" },
    decision: { verdict: "block", rule: "no-scp" },
    deny: { path: "/run/exec.txt", line: "/usr/bin/scp" },
  });
  expect(steps.slice(0, 2)).toEqual([
    { position: 1, layer: "site", rule: "no-scp", outcome: "decides", span: { start: 9, end: 12 } },
    { position: 2, layer: "site", rule: "also-scp", outcome: "overruled", span: { start: 9, end: 12 } },
  ]);
});

test("the event comes from standard input or from a file", async () => {
  expect((await explain("-")).stdout).toContain("subject   from.stdin\n");
  expect((await explain("@event.json")).stdout).toContain("subject   a.example\n");
  expect(await explain("@none.json")).toEqual({
    code: 2,
    stdout: "",
    stderr: "sentry explain: none.json: no such file\n",
  });
  expect(await explain("@.")).toMatchObject({ code: 2, stderr: "sentry explain: .: is a directory\n" });
});

test.each([
  ["", "it is empty"],
  ["# Dns", "a comment"],
  ["rm -rf /", "the line is not JSON: expected a value"],
  ['{"event":{"Dns"\n:{"pid":1}', "the line is not JSON: expected a comma or }"],
  ["[]", "an event is an object with the member event"],
  ["{}", "the member event is missing"],
  ['{"event":{}}', "event has no kind"],
  ['{"event":{"Dns":{"pid":1,"query":"a"},"LlmCall":{}}}', "event has more than one kind"],
  ['{"event":{"\\u001b[2J":{}}}', "␛[2J events are not judged"],
  ['\ufeff{"event":{"toolexec":{}}}', "toolexec events are not judged; did you mean ToolExec?"],
  ['{"event":{"Dns":{"pid":1}}}', "Dns needs query (a text)"],
  ['{"event":{"ToolExec":{"pid":1,"argv":"curl"}}}', "argv takes a list of texts"],
])("%j is not judged", async (event, reason) => {
  expect(await explain(event)).toEqual({
    code: 1,
    stdout: "",
    stderr: `sentry explain: the event is not judged: ${reason}\n`,
  });
});

test.each([
  ["a command", toolExec(1, ["scp", "\u001b[2J\u009b\u202e\nfake"], { agent: "\u001b[31m", provider: "\u202e" })],
  ["content", sslContent(1, `${"\u0301".repeat(1000)}scp${"\r\n".repeat(1000)}`)],
  ["an action", securityAction(1, "\u001b]0;t\u0007")],
])("nothing of an event acts on the terminal: %s", async (_name, event) => {
  for (const format of ["pretty", "json"]) {
    const { stdout } = await explain(event, "--format", format);
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(stdout).not.toContain("\nfake");
  }
});
