import { expect, it } from "vitest";
import type { CodeLens, InlayHint } from "vscode-languageserver-protocol/node";
import { createTestClient } from "../support/test-client.js";

const [one, two] = ["file:///one", "file:///two"] as const;
const policy = (name: string) =>
  `fail_closed = true\nrule "${name}" {\n  on = "ToolExec"\n  match = 'nc'\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;
const event = '{"event":{"ToolExec":{"pid":1,"argv":["nc"]}},"expect":"allow"}\n';

/** A client whose folders `one` and `two` have settings of their own, and that says what the server asked it for. */
async function connect(settings: Record<string, object>) {
  const client = createTestClient();
  const asked: (string | undefined)[][] = [];
  client.connection.onRequest("workspace/configuration", (params: { items: { scopeUri?: string }[] }) => {
    asked.push(params.items.map(({ scopeUri }) => scopeUri));
    return params.items.map(({ scopeUri }) => settings[scopeUri ?? ""] ?? {});
  });
  await client.initialize({ capabilities: { workspace: { configuration: true } }, folders: [one, two] });
  return { client, asked };
}

it("asks for the settings of each folder, and shows severities, lenses and hints as the folder wants them", async () => {
  const { client, asked } = await connect({
    [one]: { lenses: { enabled: false }, diagnostics: { severity: { "sentry.rule.name_style": "error" } } },
    [two]: { hints: { order: false }, diagnostics: { severity: { "sentry.rule.name_style": "off" } } },
  });
  client.open(`${one}/a.acl`, policy("Bad Name"));
  client.open(`${two}/a.acl`, policy("Bad Name"));
  client.open("file:///elsewhere/a.acl", policy("Bad Name"));
  const severityOf = async (uri: string, wanted: number | undefined) => {
    await client.publication(
      (published) =>
        published.uri === uri &&
        published.diagnostics.find(({ code }) => code === "sentry.rule.name_style")?.severity === wanted,
    );
  };
  await severityOf(`${one}/a.acl`, 1);
  await severityOf(`${two}/a.acl`, undefined);
  await severityOf("file:///elsewhere/a.acl", 4);
  expect(asked[0]).toEqual([undefined, one, two]);
  for (const folder of [one, two]) client.open(`${folder}/a.events.ndjson`, event);
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const shown = async (folder: string) => {
    const textDocument = { uri: `${folder}/a.acl` };
    const lenses = await client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument });
    const hints = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
    return [lenses.length, hints.length];
  };
  expect(await shown(one)).toEqual([0, 1]);
  expect(await shown(two)).toEqual([1, 0]);
});

it("tries a policy with the events that the pattern of its folder names", async () => {
  const { client } = await connect({ [one]: { events: { pattern: "samples/*.ndjson" } } });
  for (const folder of [one, two]) {
    client.open(`${folder}/a.acl`, policy("a"));
    client.open(`${folder}/samples/x.ndjson`, event);
  }
  await client.publication(({ uri, diagnostics }) => uri === `${one}/samples/x.ndjson` && diagnostics.length > 0);
  const status = (folder: string) =>
    client.connection.sendRequest<{ eventsFiles: string[] }>("sentry/status", { uri: `${folder}/a.acl` });
  expect((await status(one)).eventsFiles).toEqual([`${one}/samples/x.ndjson`]);
  expect((await status(two)).eventsFiles).toEqual([]);
});

it("asks again when the folders change", async () => {
  const { client, asked } = await connect({});
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [{ uri: "file:///three", name: "three" }], removed: [{ uri: one, name: "one" }] },
  });
  await expect.poll(() => asked.at(-1)).toEqual([undefined, two, "file:///three"]);
});
