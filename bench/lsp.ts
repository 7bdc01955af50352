/**
 * What an editor waits for: from a key that is pressed to diagnostics, lenses and hints, in policies of several sizes with
 * 1,000 sample events; and the requests that language servers of other languages answer as well, on documents of the same
 * length, side by side. Run it with `npm run bench:lsp`; `-- --quick` takes fewer keystrokes.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { benchDocuments } from "./lsp-documents.js";
import { type BenchServer, startServer } from "./lsp-server.js";
import { table } from "./table.js";

const require = createRequire(import.meta.url);
const quick = process.argv.includes("--quick");
const strokes = quick ? 15 : 60;
const eventCount = 1000;

interface Contestant {
  readonly name: string;
  readonly start: () => Promise<BenchServer>;
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** A text of the document behind which keys are pressed, inside a string. */
  readonly anchor: string;
}

const ours = () => startServer(require.resolve("@a3s/sentry-lsp/bundle/node.cjs"), ["--stdio"]);
const binOf = (name: string, bin: string) => join(dirname(require.resolve(`${name}/package.json`)), "bin", bin);

const requests: readonly (readonly [method: string, rest: object])[] = [
  ["textDocument/completion", {}],
  ["textDocument/hover", {}],
  ["textDocument/documentSymbol", {}],
  ["textDocument/foldingRange", {}],
  ["textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }],
];

await reportKeystrokes();
await reportPeers();

async function reportKeystrokes(): Promise<void> {
  const rows = [["rules", "diagnostics p50", "p95", "+ lenses and hints p50", "p95", "first check", "memory"]];
  for (const rules of [100, 1000, 5000]) {
    const { policy, events } = benchDocuments(rules, eventCount);
    const server = await ours();
    const uri = "file:///bench/a.acl";
    const started = performance.now();
    const first = server.publication(uri, 1);
    open(server, "file:///bench/a.events.ndjson", "ndjson", events);
    open(server, uri, "acl", policy);
    await first;
    await askForSamples(server, uri);
    const cold = performance.now() - started;
    const quickTimes: number[] = [];
    const sampleTimes: number[] = [];
    for (let stroke = 0; stroke < strokes; stroke++) {
      const version = stroke + 2;
      const position = placeOf(policy, `rule-${(stroke * 37) % rules}"`);
      const published = server.publication(uri, version);
      const pressed = performance.now();
      press(server, uri, version, position);
      await published;
      quickTimes.push(performance.now() - pressed);
      await askForSamples(server, uri);
      sampleTimes.push(performance.now() - pressed);
      await pause();
    }
    rows.push([
      String(rules),
      ...quantiles(quickTimes),
      ...quantiles(sampleTimes),
      `${cold.toFixed(0)} ms`,
      `${server.memory().toFixed(0)} MiB`,
    ]);
    await server.stop();
  }
  console.log(`Sentry, ${strokes} keystrokes, ${eventCount} sample events; the wait for a pause in typing included\n`);
  console.log(table(rows));
}

async function reportPeers(): Promise<void> {
  const { policy, yaml, json } = benchDocuments(1000, 0);
  const contestants: readonly Contestant[] = [
    { name: "sentry", start: ours, uri: "file:///bench/a.acl", languageId: "acl", text: policy, anchor: "rule-500" },
    {
      name: "yaml-language-server",
      start: () => startServer(binOf("yaml-language-server", "yaml-language-server"), ["--stdio"]),
      uri: "file:///bench/a.yaml",
      languageId: "yaml",
      text: yaml,
      anchor: "rule-500",
    },
    {
      name: "vscode-json-language-server",
      start: () => startServer(binOf("vscode-langservers-extracted", "vscode-json-language-server"), ["--stdio"]),
      uri: "file:///bench/a.json",
      languageId: "json",
      text: json,
      anchor: "rule-500",
    },
  ];
  const header = ["request, p50 / p95 in ms"];
  const columns: string[][] = [];
  for (const contestant of contestants) {
    header.push(contestant.name);
    columns.push(await measure(contestant));
  }
  const names = [
    "diagnostics after a key",
    ...requests.map(([method]) => method.replace("textDocument/", "")),
    "memory",
  ];
  console.log(`\nDocuments of ${(policy.length / 1024).toFixed(0)} KiB in each language\n`);
  console.log(table([header, ...names.map((name, row) => [name, ...columns.map((column) => column[row] ?? "-")])]));
}

/** Milliseconds for each request right after a key was pressed, so that nobody answers from what is known. */
async function measure(contestant: Contestant): Promise<string[]> {
  const { uri, languageId, text, anchor } = contestant;
  const server = await contestant.start();
  const first = server.publication(uri, 1);
  open(server, uri, languageId, text);
  await Promise.race([first, pause(5000)]);
  const results: number[][] = [[], ...requests.map(() => [])];
  let version = 1;
  const rounds = Math.ceil(strokes / 4);
  for (let round = 0; round < rounds; round++) {
    version++;
    const published = server.publication(uri, version);
    const pressed = performance.now();
    press(server, uri, version, placeOf(text, anchor));
    await Promise.race([published, pause(10_000)]);
    results[0]?.push(performance.now() - pressed);
    for (const [index, [method, rest]] of requests.entries()) {
      version++;
      press(server, uri, version, placeOf(text, anchor));
      const asked = performance.now();
      const position = placeOf(text, anchor);
      await server.connection.sendRequest(method, { textDocument: { uri }, position, ...rest }).catch(() => undefined);
      results[index + 1]?.push(performance.now() - asked);
      await pause(150);
    }
  }
  const memory = `${server.memory().toFixed(0)} MiB`;
  await server.stop();
  return [
    ...results.map((times) =>
      quantiles(times)
        .map((cell) => cell.replace(" ms", ""))
        .join(" / "),
    ),
    memory,
  ];
}

function open({ connection }: BenchServer, uri: string, languageId: string, text: string): void {
  void connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
}

function press({ connection }: BenchServer, uri: string, version: number, position: Place): void {
  void connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: position, end: position }, text: "x" }],
  });
}

/** The lenses of the document, and the hints of the lines in sight. */
async function askForSamples({ connection }: BenchServer, uri: string): Promise<void> {
  const range = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
  await Promise.all([
    connection.sendRequest("textDocument/codeLens", { textDocument: { uri } }),
    connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range }),
  ]);
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Behind the first letters of an anchor; letters that were typed there before push nothing that matters. */
function placeOf(text: string, anchor: string): Place {
  const before = text.slice(0, text.indexOf(anchor) + 2);
  const line = before.split("\n").length - 1;
  return { line, character: before.length - before.lastIndexOf("\n") - 1 };
}

function quantiles(times: readonly number[]): [string, string] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return [`${at(0.5).toFixed(1)} ms`, `${at(0.95).toFixed(1)} ms`];
}

function pause(milliseconds = 120): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
