import { expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const rules = Array.from(
  { length: 300 },
  (_, index) =>
    `rule "r${index}" {\n  on = "Dns"\n  match = '(?i)x${index}[a-z]{2,4}'\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`,
);

const place = { textDocument: { uri }, position: { line: 3, character: 3 } };
const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

const requests = [
  ["textDocument/foldingRange", {}],
  ["textDocument/documentSymbol", {}],
  ["textDocument/selectionRange", { positions: [place.position] }],
  ["textDocument/semanticTokens/full", {}],
  ["textDocument/semanticTokens/range", { range }],
  ["textDocument/documentHighlight", {}],
  ["textDocument/documentLink", {}],
  ["textDocument/completion", {}],
  ["textDocument/onTypeFormatting", { ch: "\n", options }],
  ["textDocument/signatureHelp", {}],
] as const;

it("answers what the tree tells while the policy is still being checked", async () => {
  const client = createTestClient();
  await client.initialize();
  client.open(uri, `fail_closed = true\n${rules.join("")}`);
  const answered: string[] = [];
  const ask = (method: string, more: object) =>
    client.connection.sendRequest(method, { ...place, ...more }).then(() => answered.push(method));
  await Promise.all([ask("sentry/status", { uri }), ...requests.map(([method, more]) => ask(method, more))]);
  expect(answered.at(-1)).toBe("sentry/status");
});
