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

  it("inserts the line breaks of the document", async () => {
    client.change(uri, 2, [{ text: 'deny {\r\n  exec = "/run/x"\r\n' }]);
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const context = { diagnostics: [], only: ["quickfix"] };
    const actions = await ask<CodeAction[]>("textDocument/codeAction", { textDocument, range, context });
    const inserted = actions.flatMap(({ edit }) => (edit?.changes?.[uri] ?? []).map(({ newText }) => newText));
    expect(inserted).toContainEqual(expect.stringContaining("}"));
    expect(inserted.join("")).not.toMatch(/(?<!\r)\n/);
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

  it("offers the fixes of what is wrong with a line", async () => {
    client.change(events, 2, [{ text: line("ncat -l", "allow") }]);
    const position = { line: 0, character: line("ncat -l", "allow").indexOf('"allow"') + 2 };
    const actions = await ask<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(actions.find(({ title }) => title === "Expect what the policy decides")).toMatchObject({
      kind: "quickfix",
      edit: { changes: { [events]: [{ newText: '"block"' }] } },
    });
    expect(actions.map(({ title }) => title)).toContain("Explain sentry.expect.failed");
  });

  it("drafts a rule from the selected events", async () => {
    client.change(events, 2, [{ text: line("socat tcp-listen:4444 -", "allow").replace(',"expect":"allow"', "") }]);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 20 } };
    const actions = await ask<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(actions).toMatchObject([
      {
        kind: "refactor.extract",
        title: expect.stringMatching(/: block ToolExec \S*socat.* – The rule matches no other sample event[.]$/u),
        edit: { changes: { [uri]: [{ newText: expect.stringContaining("socat") }] } },
      },
    ]);
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

describe("policies, their names and their form", () => {
  const at = (line: number, character: number) => ({ textDocument, position: { line, character } });

  it("finds the definition of a rule that an expectation names, and all that names it", async () => {
    client.change(events, 2, [
      { text: '{"event":{"ToolExec":{"pid":1,"argv":["ncat"]}},"expect":{"verdict":"block","rule":"No Netcat"}}\n' },
    ]);
    const position = { line: 0, character: 90 };
    const definition = await ask("textDocument/definition", { textDocument: { uri: events }, position });
    expect(definition).toEqual([{ uri, range: { start: { line: 1, character: 5 }, end: { line: 1, character: 16 } } }]);
    const references = await ask<{ uri: string }[]>("textDocument/references", {
      ...at(1, 8),
      context: { includeDeclaration: true },
    });
    expect(references.map((place) => place.uri)).toEqual([uri, events]);
  });

  it("goes to a built-in rule in its document", async () => {
    client.change(events, 2, [
      { text: '{"event":{"ToolExec":{"pid":1,"argv":["a"]}},"expect":{"verdict":"block","rule":"fork-bomb"}}\n' },
    ]);
    const found = await ask<{ uri: string }[]>("textDocument/definition", {
      textDocument: { uri: events },
      position: { line: 0, character: 86 },
    });
    expect(found.map((place) => place.uri)).toEqual(["sentry-builtin:/builtin.acl"]);
    const { text } = await ask<{ text: string }>("workspace/textDocumentContent", { uri: found[0]?.uri });
    expect(text).toContain("fork-bomb");
    await expect(ask("workspace/textDocumentContent", { uri: "file:///etc/passwd" })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it("renames a rule in the policy and in the sample events", async () => {
    expect(await ask("textDocument/prepareRename", at(1, 8))).toMatchObject({ placeholder: "No Netcat" });
    expect(await ask("textDocument/rename", { ...at(1, 8), newName: "no-netcat" })).toMatchObject({
      changes: { [uri]: [{ newText: expect.stringContaining("no-netcat") }] },
    });
    await expect(ask("textDocument/rename", { ...at(1, 8), newName: "" })).rejects.toMatchObject({ code: -32803 });
  });

  it("lists symbols, of a document and of the workspace", async () => {
    const symbols = await ask<{ name: string }[]>("textDocument/documentSymbol", { textDocument });
    expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(["fail_closed", "No Netcat"]));
    const found = await ask<{ name: string }[]>("workspace/symbol", { query: "netc" });
    expect(found.map(({ name }) => name)).toEqual(["No Netcat"]);
  });

  it("folds, grows selections and highlights", async () => {
    expect(await ask("textDocument/foldingRange", { textDocument })).toMatchObject([{ startLine: 1, endLine: 6 }]);
    const selection = await ask<{ parent?: object }[]>("textDocument/selectionRange", {
      textDocument,
      positions: [{ line: 4, character: 14 }],
    });
    expect(selection[0]?.parent).toBeDefined();
    expect(await ask<object[]>("textDocument/documentHighlight", at(1, 1))).not.toEqual([]);
  });

  it("formats, whole, in part, and as one types", async () => {
    const options = { tabSize: 2, insertSpaces: true };
    client.change(uri, 2, [{ text: "fail_closed   =   true\ndeny {\negress = 'e'\n}\n" }]);
    expect(await ask<object[]>("textDocument/formatting", { textDocument, options })).not.toEqual([]);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    const edits = await ask<{ range: { end: { line: number } } }[]>("textDocument/rangeFormatting", {
      textDocument,
      range,
      options,
    });
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.every((edit) => edit.range.end.line === 0)).toBe(true);
    const typed = await ask<object[]>("textDocument/onTypeFormatting", { ...at(3, 1), ch: "}", options });
    expect(typed).not.toEqual([]);
  });

  it("gives semantic tokens, whole, in part, and what changed", async () => {
    const full = await ask<{ resultId: string; data: number[] }>("textDocument/semanticTokens/full", { textDocument });
    expect(full.data.length % 5).toBe(0);
    client.change(uri, 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n" },
    ]);
    const delta = await ask<{ edits: { start: number; deleteCount: number; data: number[] }[] }>(
      "textDocument/semanticTokens/full/delta",
      { textDocument, previousResultId: full.resultId },
    );
    const after = [...full.data];
    for (const { start, deleteCount, data } of delta.edits) after.splice(start, deleteCount, ...data);
    const again = await ask<{ data: number[] }>("textDocument/semanticTokens/full", { textDocument });
    expect(after).toEqual(again.data);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
    const part = await ask<{ data: number[] }>("textDocument/semanticTokens/range", { textDocument, range });
    expect(part.data.length).toBeLessThan(again.data.length);
  });

  it("helps with signatures, and links to files", async () => {
    client.change(uri, 2, [{ text: 'llm {\n  key = env("KEY")\n}\ndeny {\n  egress = "run/e"\n}\n' }]);
    expect(await ask("textDocument/signatureHelp", at(1, 13))).toMatchObject({ signatures: [{ parameters: [{}] }] });
    expect(await ask("textDocument/documentLink", { textDocument })).toMatchObject([{ target: "file:///w/run/e" }]);
  });
});
