import { LineIndex } from "@a3s/acl-grammar";
import { analyzePolicy, dryJudgeOf, finishAnalysis, parseEventsFile, runExpectations } from "@a3s/sentry-core";
import { expect, it } from "vitest";
import type { DocumentDiagnosticReport, TextDocumentContentChangeEvent } from "vscode-languageserver-protocol/node";
import { randomOf } from "../../../../test/fuzz/random.js";
import { toLspDiagnostic } from "../../src/wiring/to-lsp-diagnostic.js";
import { createTestClient } from "../support/test-client.js";

const policyUri = "file:///w/a.acl";
const eventsUri = "file:///w/a.events.ndjson";
const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

const policy = `# A policy.
fail_closed = true
# expect block: "ncat -l"
rule "no-netcat" {
  on       = "ToolExec"
  match    = '(?i)\\bn(et)?cat\\b'
  verdict  = "block"
  severity = "low"
  reason   = "no"
}
rules = [{ name = "x", on = "Dns", match = "a.b", verdict = "allow", severity = "info", reason = "é😀" }]
`;
const events = `{"event":{"ToolExec":{"pid":1,"argv":["ncat","-l"]}},"expect":"block"}
# a comment
{"event":{"Dns":{"pid":1,"query":"a.b"}},"expect":{"verdict":"block","rule":"x"}}
`;
const pieces = [
  "a",
  "0",
  "\n",
  "\r\n",
  "\r",
  " ",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  "=",
  ",",
  "#",
  "\\",
  "(",
  ")",
  "é",
  "😀",
  "\ud800",
  "\0",
  "rule",
  'rule "y" {\n',
  "on",
  "ToolExec",
  "verdict = ",
  '"block"',
  "# expect allow: ",
  "<<E\n",
  "true",
  "|",
  "*",
];

/** The text after a change, computed in the plainest way. */
function applied(text: string, change: TextDocumentContentChangeEvent): string {
  if (!("range" in change)) return change.text;
  const lines = new LineIndex(text);
  const [a, b] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
  return text.slice(0, Math.min(a, b)) + change.text + text.slice(Math.max(a, b));
}

it("says after 10,000 random edits, of every hundredth state, what it says of a text that is new", async () => {
  const client = createTestClient();
  await client.initialize({ capabilities, initializationOptions: { settings: { proofs: "off" } } });
  const texts = new Map([
    [policyUri, policy],
    [eventsUri, events],
  ]);
  for (const [uri, text] of texts) client.open(uri, text);
  let judged = 0;
  for (let edit = 1; edit <= 10_000; edit++) {
    const random = randomOf(2026, edit);
    const uri = edit % 200 === 0 || random.chance(0.6) ? policyUri : eventsUri;
    const text = texts.get(uri) ?? "";
    const changes: TextDocumentContentChangeEvent[] = [];
    let next = text;
    // From time to time everything is as it was, so that sound states are met, and compared, as well.
    if (random.chance(0.02)) changes.push({ text: uri === policyUri ? policy : events });
    else if (edit % 200 === 0 && uri === policyUri) changes.push({ text: policy });
    else {
      for (let count = 1 + random.below(2); count > 0; count--) changes.push(randomChange(next, random));
    }
    for (const change of changes) next = applied(next, change);
    texts.set(uri, next);
    client.change(uri, random.chance(0.1) ? random.below(10) : edit, changes);
    if (edit % 100 === 0) await compare(edit);
  }
  expect(client.log).toEqual([]);
  expect(judged).toBeGreaterThan(10);

  async function compare(edit: number): Promise<void> {
    const policyText = texts.get(policyUri) ?? "";
    const eventsText = texts.get(eventsUri) ?? "";
    const analysis = analyzePolicy(policyText);
    const file = parseEventsFile(eventsText);
    const report = analysis.accepted
      ? finishAnalysis(runExpectations(dryJudgeOf(analysis.policy), [{ name: eventsUri, file }]))
      : undefined;
    const { items } = await pull(policyUri);
    const ofPolicy = [...analysis.diagnostics, ...(report?.policyFindings ?? [])];
    const lineIndex = new LineIndex(policyText);
    const context = { uri: policyUri, lineIndex, codeDescriptions: false };
    expect(items, `edit ${edit}`).toEqual(
      JSON.parse(JSON.stringify(ofPolicy.map((one) => toLspDiagnostic(one, context)))),
    );
    const pulled = await pull(eventsUri);
    const findings = report?.eventsFindings[0]?.findings;
    if (findings === undefined) return;
    judged++;
    const eventsContext = { uri: eventsUri, lineIndex: new LineIndex(eventsText), codeDescriptions: false };
    expect(pulled.items, `edit ${edit}`).toEqual(
      JSON.parse(JSON.stringify(findings.map((one) => toLspDiagnostic(one, eventsContext)))),
    );
  }

  async function pull(uri: string) {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    if (report.kind !== "full") throw new Error("not full");
    return report;
  }
}, 120_000);

function randomChange(text: string, random: ReturnType<typeof randomOf>): TextDocumentContentChangeEvent {
  const lines = new LineIndex(text);
  const place = () => {
    const { line, character } = lines.positionAt(random.below(text.length + 1));
    // Now and then outside of the line, or of the text.
    return random.chance(0.05)
      ? { line: line + random.below(3), character: character + random.below(400) }
      : { line, character };
  };
  const start = place();
  const end = random.chance(0.5)
    ? start
    : random.chance(0.8)
      ? { ...start, character: start.character + random.below(8) }
      : place();
  const isSmall = Math.abs(end.line - start.line) < 3;
  return {
    range: isSmall ? { start, end } : { start, end: start },
    text: random.chance(0.3) ? "" : random.pick(pieces),
  };
}
