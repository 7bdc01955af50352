import { expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";

/** A policy that takes a while to check. No two of them share a pattern. */
function policyOf(name: string): string {
  const rules = Array.from(
    { length: 100 },
    (_, index) =>
      `rule "r${index}" {\n  on = "Dns"\n  match = '(?i)${name}${index}[a-z]{2,4}'\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`,
  );
  return `fail_closed = true\n${rules.join("")}`;
}

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
  client.open(uri, "");
  for (const [index, [method, more]] of requests.entries()) {
    client.change(uri, index + 2, [{ text: policyOf(method.replace(/\W/gu, "")) }]);
    const checked = client.connection.sendRequest("sentry/status", { uri }).then(() => "the checks");
    const answered = client.connection.sendRequest(method, { ...place, ...more }).then(() => method);
    expect(await Promise.race([checked, answered])).toBe(method);
    await checked;
  }
});
