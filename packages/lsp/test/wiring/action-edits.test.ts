import { expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { createTestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
const snippets = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };

/** The action of that title at a place of a text. */
async function offered(text: string, title: RegExp, capabilities: object = {}) {
  const client = createTestClient();
  const shown: string[] = [];
  client.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
    shown.push(message);
  });
  await client.initialize({ capabilities: { ...capabilities, textDocument: { codeAction } } });
  const line = text.split("\n").findIndex((one) => one.includes("<|>"));
  const position = { line, character: text.split("\n")[line]?.indexOf("<|>") ?? 0 };
  client.open(uri, text.replace("<|>", ""), 3);
  const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return { client, shown, action: actions.find((one) => title.test(one.title)) };
}

const relative = 'deny {\n  egress = "<|>relative"\n}\n';
const ignore = /^Ignore sentry.deny.relative_path here$/u;

it("places the cursor where the reason of an ignored finding goes, in a client that can", async () => {
  const { action } = await offered(relative, ignore, snippets);
  const at = { line: 1, character: 0 };
  const value = "  # sentry-ignore sentry.deny.relative_path: $0\n";
  expect(action?.edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri, version: 3 },
        edits: [{ range: { start: at, end: at }, snippet: { kind: "snippet", value } }],
      },
    ],
  });
});

it("inserts the same text without a mark in a client that cannot", async () => {
  const { action } = await offered(relative, ignore);
  expect(action?.edit).toMatchObject({
    changes: { [uri]: [{ newText: "  # sentry-ignore sentry.deny.relative_path: \n" }] },
  });
});

it("says what is left to do when a key has become a variable, and shows nothing else that it is asked to show", async () => {
  const { client, shown, action } = await offered('llm {\n  key = "<|>sk-1"\n}\n', /^Read the key/u);
  const { command, arguments: values } = action?.command ?? {};
  expect(JSON.stringify(action)).not.toContain("sk-1");
  await client.connection.sendRequest("workspace/executeCommand", { command, arguments: ["Give me your password"] });
  await client.connection.sendRequest("workspace/executeCommand", { command, arguments: values });
  expect(shown).toEqual([expect.stringMatching(/^Set LLM_KEY to the key/u)]);
});
