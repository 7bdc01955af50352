import { parseAcl } from "@a3s/acl-grammar";
import { expect, it, vi } from "vitest";
import type { WorkedSnapshot } from "../../src/document/create-policy-snapshot.js";
import { PolicyVersions } from "../../src/document/policy-versions.js";
import { createTestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const policy = `fail_closed = true
rule "r" {
  on       = "Dns"
  match    = 'x+'
  verdict  = "block"
  severity = "low"
  reason   = "r"
}
llm {
  key = env("K")
}
`;

const place = { textDocument: { uri }, position: { line: 2, character: 3 } };
const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

const requests = [
  ["textDocument/foldingRange", {}],
  ["textDocument/documentSymbol", {}],
  ["textDocument/selectionRange", { positions: [place.position] }],
  ["textDocument/semanticTokens/full", {}],
  ["textDocument/semanticTokens/range", { range }],
  ["textDocument/documentHighlight", { position: { line: 1, character: 6 } }],
  ["textDocument/completion", {}],
  ["textDocument/formatting", { options }],
  ["textDocument/rangeFormatting", { range, options }],
  ["textDocument/signatureHelp", { position: { line: 9, character: 13 } }],
  ["textDocument/hover", {}],
] as const;

it("answers what the tree tells while the policy is still being checked", async () => {
  using _ = vi.spyOn(PolicyVersions.prototype, "snapshotOf").mockImplementation(neverChecked);
  const client = createTestClient();
  await client.initialize();
  client.open(uri, policy.replace("= true", "  = true"));
  for (const [method, more] of requests) {
    const answer = await client.connection.sendRequest(method, { ...place, ...more });
    expect(JSON.stringify(answer).length, method).toBeGreaterThan(20);
  }
});

/** A version of a policy whose checks come to no end. */
function neverChecked({ text, version }: { readonly text: string; readonly version: number }): WorkedSnapshot {
  const parsed = parseAcl(text);
  return {
    uri,
    version,
    text,
    parsed,
    examined: false,
    *examine() {
      for (;;) yield;
    },
    get analysis(): never {
      throw new Error("nobody who needs the tree alone may ask for more");
    },
  };
}
