import { expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const versioned = { textDocument: { publishDiagnostics: { versionSupport: true } } };
const a = "file:///a.acl";

it("publishes what is wrong with a policy, with its version", async () => {
  const client = createTestClient();
  await client.initialize({ capabilities: versioned });
  client.open(a, "fail_closed = 1\n", 7);
  const { version, diagnostics } = await client.publication(({ uri }) => uri === a);
  expect(version).toBe(7);
  expect(diagnostics).toMatchObject([
    {
      code: "acl.schema.value_type",
      severity: 1,
      source: "sentry",
      range: { start: { line: 0, character: 14 }, end: { line: 0, character: 15 } },
    },
  ]);
});

it("publishes many quick edits once or twice, and the last of them", async () => {
  const client = createTestClient();
  await client.initialize({ capabilities: versioned });
  client.open(a, "", 1);
  for (let version = 2; version <= 2001; version++) {
    client.change(a, version, [{ range: { start: atEnd, end: atEnd }, text: "dry_run = 1\n" }]);
  }
  await client.publication(({ version }) => version === 2001);
  expect(client.published.length).toBeLessThan(200);
});

it("clears what it said about a document that is closed", async () => {
  const client = createTestClient();
  await client.initialize();
  client.open(a, "fail_closed = 1\n");
  await client.publication(({ diagnostics }) => diagnostics.length > 0);
  client.close(a);
  await client.publication(({ diagnostics }) => diagnostics.length === 0);
});

it("adds what it proves later, for the same version", async () => {
  const client = createTestClient();
  await client.initialize({ capabilities: versioned });
  client.open(a, unreachable, 3);
  const { version, diagnostics } = await client.publication(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "sentry.rule.unreachable"),
  );
  expect(version).toBe(3);
  expect(diagnostics.length).toBeGreaterThan(client.published[0]?.diagnostics.length ?? Infinity);
});

it("proves nothing when proofs are off, and begins when they are on", async () => {
  const client = createTestClient();
  await client.initialize({ initializationOptions: { settings: { proofs: "off" } } });
  client.open(a, unreachable);
  await client.publication(({ uri }) => uri === a);
  client.open("file:///b.acl", "");
  await client.publication(({ uri }) => uri === "file:///b.acl");
  expect(client.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).not.toContain(
    "sentry.rule.unreachable",
  );
  void client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { sentry: {} } });
  await client.publication(({ diagnostics }) => diagnostics.some(({ code }) => code === "sentry.rule.unreachable"));
});

it("shows severities as the settings want them, but an error as an error", async () => {
  const severity = { "sentry.rule.name_style": "warning", "sentry.fail_open": "off", "acl.schema.value_type": "hint" };
  const client = createTestClient();
  await client.initialize({ initializationOptions: { settings: { diagnostics: { severity } } } });
  client.open(a, `dry_run = 1\n${rule("Bad Name", "nc")}`);
  const { diagnostics } = await client.publication(({ uri }) => uri === a);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
    expect.arrayContaining([
      ["acl.schema.value_type", 1],
      ["sentry.rule.name_style", 2],
    ]),
  );
  expect(diagnostics.map(({ code }) => code)).not.toContain("sentry.fail_open");
});

const atEnd = { line: 1e9, character: 0 };

function rule(name: string, match: string): string {
  return `rule "${name}" {\n  on = "ToolExec"\n  match = '${match}'\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;
}

const unreachable = `fail_closed = true\n${rule("wide", "nc|ncat")}${rule("narrow", "ncat -l")}`;
