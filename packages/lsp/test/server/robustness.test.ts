import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
import { clientRequests } from "../../src/protocol/methods.js";
import { createTestClient, type TestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const events = "file:///w/a.events.ndjson";
const rule = (index: number) =>
  `rule "r${index}" {\n  on = "ToolExec"\n  match = 'tool${index}'\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;

/** Every request that an editor can send about a document, with the rest of its parameters. */
const documentRequests: readonly (readonly [method: string, rest: object])[] = [
  ["textDocument/completion", {}],
  ["textDocument/hover", {}],
  ["textDocument/signatureHelp", {}],
  ["textDocument/definition", {}],
  ["textDocument/references", { context: { includeDeclaration: true } }],
  ["textDocument/prepareRename", {}],
  ["textDocument/rename", { newName: "x" }],
  ["textDocument/documentHighlight", {}],
  ["textDocument/documentSymbol", {}],
  ["textDocument/foldingRange", {}],
  ["textDocument/selectionRange", { positions: [{ line: 9e9, character: -3 }] }],
  ["textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }],
  ["textDocument/rangeFormatting", { options: { tabSize: 2, insertSpaces: true } }],
  ["textDocument/onTypeFormatting", { ch: "}", options: { tabSize: 2, insertSpaces: true } }],
  ["textDocument/semanticTokens/full", {}],
  ["textDocument/semanticTokens/full/delta", { previousResultId: "none" }],
  ["textDocument/semanticTokens/range", {}],
  ["textDocument/inlayHint", {}],
  ["textDocument/codeLens", {}],
  ["textDocument/codeAction", { context: { diagnostics: [] } }],
  ["textDocument/documentLink", {}],
  ["textDocument/diagnostic", {}],
];

const capabilities = {
  textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: {} } },
  workspace: { diagnostics: { refreshSupport: true } },
};

async function start(): Promise<TestClient> {
  const client = createTestClient();
  await client.initialize({ capabilities });
  return client;
}

/** The server still does its work. */
async function expectAlive(client: TestClient): Promise<void> {
  const alive = "file:///w/alive.acl";
  client.open(alive, "fail_closed = 1\n");
  expect(
    await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: alive } }),
  ).toMatchObject({ items: [{ code: "acl.schema.value_type" }] });
}

const far = { line: 1e9, character: 1e9 };
const positions: readonly unknown[] = [
  far,
  { line: -1, character: -1 },
  { line: 0.5, character: 1e308 },
  { line: "0", character: null },
  null,
  7,
];

describe.each(documentRequests)("%s", (method, rest) => {
  it("gives nothing for a document that is not open", async () => {
    const client = await start();
    const range = { start: far, end: far };
    const params = { textDocument: { uri: "file:///none.acl" }, position: far, range, ...rest };
    const answer: unknown = await client.connection.sendRequest(method, params);
    expect(JSON.stringify(answer)).toMatch(/^(null|\[\]|\{.*\[\].*\})$/);
  });

  it("survives every position, and parameters that are none", async () => {
    const client = await start();
    client.open(uri, `${rule(1)}rule "x" {\n  on = `);
    client.open(events, '{"event":{"ToolExec":{"pid":1,"argv":["a"]}},"expect":"block"}\n{');
    for (const document of [uri, events]) {
      for (const position of positions) {
        const range = { start: position, end: { line: 0, character: 0 } };
        const params = { textDocument: { uri: document }, position, range, ...rest };
        await client.connection.sendRequest(method, params).catch((error: { readonly code: number }) => {
          expect([-32600, -32602, -32803]).toContain(error.code);
        });
      }
    }
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }, { textDocument: { uri } }]) {
      await client.connection.sendRequest(method, params).catch((error: { readonly code: number }) => {
        expect(error.code).toBe(-32602);
      });
    }
    expect(client.log).toEqual([]);
    await expectAlive(client);
  });
});

it.each(clientRequests)("%s survives parameters that are none", async (method) => {
  const client = await start();
  client.open(uri, rule(1));
  for (const params of [
    {},
    { uri: 7 },
    { uri, at: 7, before: 7, text: 7 },
    { uri, at: { uri, line: -1 }, before: {} },
  ]) {
    await client.connection.sendRequest(method, params).catch((error: { readonly code: number }) => {
      expect(error.code).toBe(-32602);
    });
  }
  expect(client.log).toEqual([]);
  await expectAlive(client);
});

it("survives notifications that are none", async () => {
  const client = await start();
  client.open(uri, rule(1));
  const notifications: readonly (readonly [string, object | undefined])[] = [
    ["textDocument/didOpen", {}],
    ["textDocument/didOpen", { textDocument: { uri: 7, text: 7 } }],
    ["textDocument/didOpen", { textDocument: { uri: "::", languageId: "acl", version: "x", text: "a = 1" } }],
    ["textDocument/didChange", {}],
    ["textDocument/didChange", { textDocument: { uri }, contentChanges: 7 }],
    [
      "textDocument/didChange",
      { textDocument: { uri }, contentChanges: [7, null, {}, { text: 7 }, { range: 7, text: "" }] },
    ],
    [
      "textDocument/didChange",
      { textDocument: { uri: "file:///none.acl", version: 2 }, contentChanges: [{ text: "" }] },
    ],
    ["textDocument/didClose", {}],
    ["textDocument/didClose", { textDocument: { uri: "file:///none.acl" } }],
    ["textDocument/didSave", { textDocument: { uri } }],
    ["workspace/didChangeConfiguration", {}],
    ["workspace/didChangeConfiguration", { settings: { sentry: { proofs: 7, diagnostics: [], hints: null } } }],
    ["workspace/didChangeWatchedFiles", { changes: [7, { uri: 7 }, {}] }],
    ["workspace/didChangeWatchedFiles", {}],
    ["workspace/didRenameFiles", { files: [null, { oldUri: uri, newUri: 7 }] }],
    ["workspace/didChangeWorkspaceFolders", { event: { added: [7], removed: null } }],
    ["sentry/trustChanged", {}],
    ["$/cancelRequest", { id: 12_345 }],
    ["no/suchNotification", {}],
  ];
  for (const [method, params] of notifications) await client.connection.sendNotification(method, params);
  await expectAlive(client);
  expect(client.log.filter((line) => line.includes("failed"))).toEqual([]);
});

it("takes versions that go backwards, and edits that overlap or lie outside, as they come", async () => {
  const client = await start();
  client.open(uri, "fail_closed = 1\n", 9);
  const at = (line: number, character: number) => ({ line, character });
  client.change(uri, 3, [
    { range: { start: at(0, 14), end: at(0, 15) }, text: "true" },
    { range: { start: at(0, 14), end: at(0, 18) }, text: "2" },
    { range: { start: at(7, 0), end: at(3, 9) }, text: "dry_run = 1\n" },
  ]);
  const { items } = await client.connection.sendRequest<{ items: { range: unknown }[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  expect(items.map(({ range }) => range)).toEqual([
    { start: at(0, 14), end: at(0, 15) },
    { start: at(1, 10), end: at(1, 11) },
  ]);
});

it("says that a document of 5 MB is too large, and stays quick", async () => {
  const client = await start();
  client.open(uri, "#".repeat(5 * 2 ** 20));
  client.change(uri, 2, [{ range: { start: far, end: far }, text: "\n" }]);
  for (const [method, rest] of documentRequests) {
    const range = { start: { line: 0, character: 0 }, end: far };
    const params = { textDocument: { uri }, position: far, range, ...rest };
    await client.connection.sendRequest(method, params).catch((error: { readonly code: number }) => {
      expect([-32600, -32602, -32803]).toContain(error.code);
    });
  }
  expect(await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } })).toMatchObject({
    items: [{ code: "acl.limit.document_bytes" }],
  });
  client.open(events, `${"{".repeat(5 * 2 ** 20)}\n`);
  await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: events } });
  expect(client.log).toEqual([]);
});

it("takes binary content for what it is", async () => {
  const client = await start();
  const binary = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode((index * 7919) % 65_536)).join("");
  client.open(uri, binary);
  client.open(events, binary);
  for (const document of [uri, events]) {
    for (const [method, rest] of documentRequests) {
      const range = { start: { line: 0, character: 0 }, end: far };
      const params = { textDocument: { uri: document }, position: { line: 1, character: 5 }, range, ...rest };
      await client.connection.sendRequest(method, params).catch((error: { readonly code: number }) => {
        expect([-32600, -32602, -32803]).toContain(error.code);
      });
    }
  }
  expect(client.log).toEqual([]);
});

it("can be cancelled at any point, and answers others meanwhile", async () => {
  const client = await start();
  client.open(uri, `fail_closed = true\n${Array.from({ length: 1500 }, (_, index) => rule(index)).join("")}`);
  const source = new CancellationTokenSource();
  const asked = ["textDocument/codeLens", "textDocument/diagnostic", "textDocument/hover"].map((method) =>
    client.connection.sendRequest(method, { textDocument: { uri }, position: { line: 3, character: 4 } }, source.token),
  );
  const diff = client.connection.sendRequest("sentry/policyDiff", { uri, before: { text: rule(1) } }, source.token);
  await expectAlive(client);
  source.cancel();
  for (const settled of await Promise.allSettled([...asked, diff])) {
    if (settled.status === "rejected") expect(settled.reason).toMatchObject({ code: -32800 });
  }
  await expectAlive(client);
});

it("needs no answer of the client", async () => {
  const client = createTestClient();
  for (const method of [
    "workspace/configuration",
    "client/registerCapability",
    "sentry/readFile",
    "sentry/findFiles",
  ]) {
    client.connection.onRequest(method, () => new Promise<never>(() => {}));
  }
  await client.initialize({
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    initializationOptions: { files: true },
    folders: ["file:///w"],
  });
  client.open(uri, "fail_closed = 1\n");
  await client.publication(({ diagnostics }) => diagnostics.length === 1);
});

it("is shut down in the middle of everything", async () => {
  const client = await start();
  client.open(uri, Array.from({ length: 800 }, (_, index) => rule(index)).join(""));
  const asked = documentRequests.map(([method, rest]) =>
    client.connection.sendRequest(method, {
      textDocument: { uri },
      position: far,
      range: { start: far, end: far },
      ...rest,
    }),
  );
  const settled = Promise.allSettled(asked);
  await client.connection.sendRequest("shutdown");
  expect((await settled).length).toBe(asked.length);
});
