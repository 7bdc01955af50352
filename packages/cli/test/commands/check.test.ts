import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSentry, transcript } from "../run-sentry.js";
import { temporaryFolder } from "../temporary-folder.js";

const goodPolicy = `fail_closed = true
rule "no-scp" {
  on       = "ToolExec"
  match    = '\\bscp\\b'
  verdict  = "block"
  severity = "high"
  reason   = "copies files to other machines"
}
`;

const badPolicy = `fail_closed = yes
deny {
  egres = "/run/e.txt"
}
rules = [
  { name = "a", on = "toolexec", match = "x(?=y)", verdict = "block", severity = "high", reason = "r" },
\t{ name = "日本🦀", on = "Dns", match = "y", verdict = "block", severity = "high", reason = "" },
  { name = "a", on = "Dns", match = "z", verdict = "block", severity = "high", reason = "r" },
]
rule "b" {
  on = "Dns"
`;

test.each(["check", "parse", "fmt"])("sentry %s takes standard input once", async (command) => {
  expect(await runSentry([command, "-", "-"], { stdin: goodPolicy })).toEqual({
    code: 2,
    stdout: "",
    stderr: `sentry ${command}: only one file can be standard input\n`,
  });
});

test("a sound policy", async () => {
  const cwd = await temporaryFolder({ "good.acl": goodPolicy });
  expect(await runSentry(["check", "good.acl"], { cwd })).toEqual({
    code: 0,
    stdout: "no findings in 1 file\n",
    stderr: "",
  });
  expect(await runSentry(["check", "--format", "json", "good.acl"], { cwd })).toEqual({
    code: 0,
    stdout: '{"files":[{"file":"good.acl","diagnostics":[]}]}\n',
    stderr: "",
  });
});

test("findings for people", async () => {
  const cwd = await temporaryFolder({ "bad.acl": badPolicy, "good.acl": goodPolicy });
  await expect(transcript(await runSentry(["check", "bad.acl", "good.acl"], { cwd }))).toMatchFileSnapshot(
    "../golden/check-pretty.txt",
  );
});

test("findings on a terminal, in colour and within its width", async () => {
  const cwd = await temporaryFolder({ "bad.acl": badPolicy });
  const shown = transcript(await runSentry(["check", "bad.acl"], { cwd, columns: 60 }));
  await expect(shown.replaceAll("\u001b", "␛")).toMatchFileSnapshot("../golden/check-terminal.txt");
});

test("findings for programs", async () => {
  const cwd = await temporaryFolder({ "bad.acl": badPolicy, "good.acl": goodPolicy });
  const { code, stdout } = await runSentry(["check", "--format", "json", "bad.acl", "good.acl"], { cwd });
  expect(code).toBe(1);
  expect(stdout.split("\n")).toHaveLength(2);
  await expect(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`).toMatchFileSnapshot("../golden/check.json");
});

test.each([
  ["error", 0],
  ["warning", 1],
  ["information", 1],
  ["hint", 1],
])("a warning at the fail level %s", async (level, code) => {
  const policy = goodPolicy.replace('reason   = "copies files to other machines"', 'reason   = ""');
  const run = await runSentry(["check", "--fail-level", level, "-"], { stdin: policy });
  expect(run.code).toBe(code);
  expect(run.stdout).toContain("<stdin>:7:14: warning: ");
});

test("what other tools read differently is found where it is asked for", async () => {
  const plain = await runSentry(["check", "-"], { stdin: goodPolicy });
  expect(plain.stdout).not.toContain("portability");
  const portable = await runSentry(["check", "--portability", "hcl-rs", "-"], { stdin: goodPolicy });
  expect(portable.stdout).toContain("[sentry.portability.rule_block]");
});

test("a list of findings that is cut says so", async () => {
  const stdin = "a = 30s\n".repeat(200);
  const pretty = await runSentry(["check", "-"], { stdin });
  expect(pretty.stdout).toContain("only the first 100 findings of this file are shown\n");
  const json = await runSentry(["check", "--format", "json", "-"], { stdin });
  expect(JSON.parse(json.stdout).files).toMatchObject([{ truncated: true }]);
});

test("a policy about which something stays open is not shown as one about which all is known", async () => {
  const rule = (name: string, match: string) =>
    `rule "${name}" { on = "Dns", match = "${match}", verdict = "block", severity = "low", reason = "x" }\n`;
  const stdin = rule("one", "^[ab]*a[ab]{18}c") + rule("two", "^[ab]*a[ab]{18}(c|c[ab]*)$");
  const pretty = await runSentry(["check", "-"], { stdin });
  expect(pretty.stdout).toContain("<stdin>: not every question about its rules was settled");
  expect(pretty.stdout).toContain("--deep searches longer");
  const json = await runSentry(["check", "--format", "json", "-"], { stdin });
  expect(JSON.parse(json.stdout).files).toMatchObject([{ proven: false }]);
  const unasked = await runSentry(["check", "--no-proofs", "-"], { stdin });
  expect(unasked.stdout).not.toContain("settled");
});

test("what cannot be read is reported, and the rest is checked all the same", async () => {
  const cwd = await temporaryFolder({ "good.acl": goodPolicy });
  await mkdir(join(cwd, "folder"));
  expect(await runSentry(["check", "missing.acl", "folder", "a\u001b[2J\n", "good.acl", "nul\0"], { cwd })).toEqual({
    code: 2,
    stdout: "no findings in 1 file\n",
    stderr: [
      "sentry check: missing.acl: no such file",
      "sentry check: folder: is a directory",
      "sentry check: a␛[2J␊: no such file",
      "sentry check: nul␀: not a file name",
      "",
    ].join("\n"),
  });
});

test.each([
  ["empty", new Uint8Array()],
  ["binary", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255)],
  ["UTF-16", Buffer.from(`\ufeff${goodPolicy}`, "utf16le")],
  ["a byte order mark and CR LF", Buffer.from(`\ufeff${goodPolicy.replaceAll("\n", "\r\n")}`)],
  ["lone carriage returns", Buffer.from(goodPolicy.replaceAll("\n", "\r"))],
  ["deeper than anything", Buffer.from("[".repeat(500_000))],
  ["larger than allowed", Buffer.alloc(1_048_577, "\n")],
  ["one long line of errors", Buffer.from("a = ; ".repeat(9_000))],
  ["controls", Buffer.from("\u001b]0;title\u0007 = \u009b31m\n")],
])("bytes of any sort: %s", async (_name, bytes) => {
  const pretty = await runSentry(["check", "-"], { stdin: bytes, columns: 80 });
  expect([0, 1]).toContain(pretty.code);
  expect(pretty.stderr).toBe("");
  // Nothing but our own colours and line breaks may reach the terminal.
  expect(pretty.stdout.replace(/\p{Cc}\[\d+m/gu, "").replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  const json = await runSentry(["check", "--format", "json", "-"], { stdin: bytes });
  expect(JSON.parse(json.stdout).files).toHaveLength(1);
  expect(json.code).toBe(pretty.code);
});

const provable = `fail_closed = true
rule "git" {
  on       = "ToolExec"
  match    = "^git "
  verdict  = "allow"
  severity = "info"
  reason   = "git is fine"
}
rule "no-curl" {
  on       = "ToolExec"
  match    = "curl\\u0007"
  verdict  = "block"
  severity = "high"
  reason   = "no downloads"
}
rule "git-log" {
  on       = "ToolExec"
  match    = "^git log"
  verdict  = "block"
  severity = "high"
  reason   = "never reached"
}
assert "no git" {
  on      = "ToolExec"
  match   = "^git"
  verdict = "block"
}
`;

test("what is proved, for people", async () => {
  const shown = transcript(await runSentry(["check", "-"], { stdin: provable }));
  await expect(shown).toMatchFileSnapshot("../golden/check-proofs.txt");
});

test("what is proved, for programs", async () => {
  const { code, stdout } = await runSentry(["check", "--deep", "--format", "json", "-"], { stdin: provable });
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(stdout).files[0];
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: "sentry.assert.refuted",
      data: expect.objectContaining({
        witness: { kind: "ToolExec", subject: "git", event: '{"event":{"ToolExec":{"pid":1,"argv":["git"]}}}' },
      }),
    }),
  );
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: "sentry.rule.unreachable",
      related: [expect.objectContaining({ message: "rule 1 takes events of it" })],
    }),
  );
});

test("without proofs an assertion is not proved", async () => {
  const { code, stdout } = await runSentry(["check", "--no-proofs", "-"], { stdin: provable });
  expect(code).toBe(0);
  expect(stdout).toContain("information: The assertion is not proved [sentry.assert.unproven]");
  expect(stdout).not.toContain("sentry.rule.unreachable");
});

test("a key that stands in the policy is not shown", async () => {
  const cwd = await temporaryFolder({ "key.acl": 'llm { url = "nowhere", key = "sk-live-0123456789" }\n' });
  const { stdout } = await runSentry(["check", "key.acl"], { cwd });
  expect(stdout).toContain("sentry.llm.literal_key");
  expect(stdout).not.toContain("sk-live");
});
