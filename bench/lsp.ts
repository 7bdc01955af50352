/**
 * What an editor waits for: from a key that is pressed to diagnostics, lenses and hints, in policies of several sizes with
 * 1,000 sample events; and the requests that language servers of other languages answer as well, on documents of the same
 * length, side by side. Run it with `npm run bench:lsp`; `-- --quick` takes fewer keystrokes.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { benchDocuments } from "./lsp-documents.js";
import { insertion, openDocument, pause, placeBehind, quantiles, sendEdit } from "./lsp-edits.js";
import { reportKeystrokes } from "./lsp-keystrokes.js";
import { type BenchServer, startServer } from "./lsp-server.js";
import { table } from "./table.js";

const require = createRequire(import.meta.url);
const quick = process.argv.includes("--quick");
const rounds = quick ? 4 : 15;

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

await reportKeystrokes({ start: ours, strokes: quick ? 20 : 60, eventCount: 1000, sizes: [100, 1000, 5000] });
await reportPeers();

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
  openDocument(server, uri, languageId, text);
  await Promise.race([first, pause(5000)]);
  const results: number[][] = [[], ...requests.map(() => [])];
  let version = 1;
  for (let round = 0; round < rounds; round++) {
    version++;
    const published = server.publication(uri, version);
    const pressed = performance.now();
    sendEdit(server, uri, version, insertion(placeBehind(text, anchor, 2), "x"));
    await Promise.race([published, pause(10_000)]);
    results[0]?.push(performance.now() - pressed);
    for (const [index, [method, rest]] of requests.entries()) {
      version++;
      sendEdit(server, uri, version, insertion(placeBehind(text, anchor, 2), "x"));
      const asked = performance.now();
      const position = placeBehind(text, anchor, 2);
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
