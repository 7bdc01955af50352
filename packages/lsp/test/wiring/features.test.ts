import { beforeEach, describe, expect, it } from "vitest";
import type { CodeAction, CodeLens, CompletionList, Hover, InlayHint } from "vscode-languageserver-protocol/node";
import { createTestClient, type TestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const events = "file:///w/a.events.ndjson";
const textDocument = { uri };
const policy = `fail_closed = true
rule "No Netcat" {
  on       = "ToolExec"
  match    = '\\bncat\\b'
  verdict  = "block"
  severity = "low"
  reason   = "no"
}
`;
const line = (argv: string, expected: string) =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(argv.split(" "))}}},"expect":"${expected}"}\n`;

const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

let client: TestClient;

beforeEach(async () => {
  client = createTestClient();
  await client.initialize({ capabilities });
  client.open(uri, policy);
  client.open(events, line("ncat -l", "block") + line("ls", "block"));
});

function ask<Result>(method: string, params: object): Promise<Result> {
  return client.connection.sendRequest<Result>(method, params);
}

describe("policies", () => {
  it("completes", async () => {
    client.change(uri, 2, [{ text: "fail_clo" }]);
    const { items } = await ask<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 0, character: 8 },
    });
    expect(items.find(({ label }) => label === "fail_closed")).toMatchObject({
      textEdit: { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } } },
    });
  });

  it("shows hovers", async () => {
    const hover = await ask<Hover>("textDocument/hover", { textDocument, position: { line: 2, character: 3 } });
    expect(hover).toMatchObject({ contents: { kind: "markdown", value: expect.stringContaining("on") } });
  });

  it("shows lenses with what the sample events show", async () => {
    const [lens] = await ask<CodeLens[]>("textDocument/codeLens", { textDocument });
    expect(lens).toMatchObject({
      range: { start: { line: 1, character: 5 } },
      command: { title: "matches 1, wins 1", command: "" },
    });
  });

  it("shows no lens while there is a syntax error", async () => {
    client.change(uri, 2, [{ text: `${policy}rule "x" {` }]);
    expect(await ask("textDocument/codeLens", { textDocument })).toEqual([]);
  });

  it("shows inlay hints", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await ask<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
    expect(hints).toMatchObject([{ position: { line: 1, character: 16 }, label: expect.stringContaining("1") }]);
  });

  it("offers fixes for what is wrong, and fixes all", async () => {
    client.change(uri, 2, [{ text: "fail_close = true\n" }]);
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } };
    const actions = await ask<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(actions.find(({ title }) => title === "Rename to fail_closed")).toMatchObject({
      kind: "quickfix",
      edit: { changes: { [uri]: [{ newText: "fail_closed" }] } },
    });
    expect(actions.map(({ kind }) => kind)).not.toContain("source.fixAll");
    const all = await ask<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range,
      context: { diagnostics: [], only: ["source"] },
    });
    expect(all.map(({ kind }) => kind).filter((kind) => kind !== "source.fixAll")).toEqual([]);
  });
});

describe("files of sample events", () => {
  const textDocument = { uri: events };

  it("shows verdicts at the ends of lines", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await ask<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
    expect(hints).toHaveLength(2);
    expect(hints[0]?.label).toContain("block");
  });

  it("shows the trace as a hover", async () => {
    const hover = await ask<Hover>("textDocument/hover", { textDocument, position: { line: 0, character: 5 } });
    expect(hover).toMatchObject({ contents: { value: expect.stringContaining("No Netcat") } });
  });

  it("completes", async () => {
    const { items } = await ask<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 2, character: 0 },
    });
    expect(items.map(({ label }) => label)).toContain("Egress");
  });
});
