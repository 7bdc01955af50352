import { benchDocuments, rulesAsList } from "./lsp-documents.js";
import { deletion, type Edit, insertion, openDocument, pause, placeBehind, quantiles, sendEdit } from "./lsp-edits.js";
import type { BenchServer } from "./lsp-server.js";
import { table } from "./table.js";

export interface KeystrokeOptions {
  readonly start: () => Promise<BenchServer>;
  /** Keys for each row that are measured; a few before them are not. */
  readonly strokes: number;
  readonly eventCount: number;
  readonly sizes: readonly number[];
}

/** What somebody does to a rule, one key after the other. */
interface Typing {
  readonly name: string;
  readonly edits: (text: string, rule: number) => readonly Edit[];
}

const name: Typing = {
  name: "a name",
  edits: (text, rule) => [insertion(placeBehind(text, `rule-${rule}"`, 2), "x")],
};
const reason: Typing = {
  name: "a reason",
  edits: (text, rule) => [insertion(placeBehind(text, `tool ${rule} is not`, 2), "x")],
};
const pattern: Typing = {
  name: "a pattern",
  edits: (text, rule) => [insertion(placeBehind(text, `(tool${rule}|`, 3), "x")],
};
/** A quote within a string breaks it, and is taken away again. */
const quote: Typing = {
  name: "a quote, and back",
  edits: (text, rule) => {
    const place = placeBehind(text, `tool ${rule} is not`, 9);
    return [insertion(place, '"'), deletion(place)];
  },
};

/** Keys that are not counted: the server has just been started, and its code is not compiled yet. */
const warmUp = 10;

/** Prints how long an editor waits for diagnostics, and then for lenses and hints, after a key. */
export async function reportKeystrokes({ start, strokes, eventCount, sizes }: KeystrokeOptions): Promise<void> {
  const rows = [
    ["rules", "spelling", "typing", "diagnostics p50", "p95", "+ lenses and hints p50", "p95", "first", "memory"],
  ];
  for (const rules of sizes) {
    for (const spelling of ["rule { }", "rules = ["] as const) {
      const documents = benchDocuments(rules, eventCount);
      const text = spelling === "rule { }" ? documents.policy : rulesAsList(rules);
      const server = await start();
      const uri = "file:///bench/a.acl";
      const started = performance.now();
      const first = server.publication(uri, 1);
      openDocument(server, "file:///bench/a.events.ndjson", "ndjson", documents.events);
      openDocument(server, uri, "acl", text);
      await first;
      await askForSamples(server, uri);
      const cold = `${(performance.now() - started).toFixed(0)} ms`;
      let version = 1;
      const typings = spelling === "rule { }" ? [name, reason, pattern, quote] : [reason, quote];
      for (const typing of typings) {
        const quick: number[] = [];
        const sampled: number[] = [];
        for (let stroke = 0; quick.length < strokes + warmUp; stroke++) {
          for (const edit of typing.edits(text, (stroke * 37) % rules)) {
            version++;
            const published = server.publication(uri, version);
            const pressed = performance.now();
            sendEdit(server, uri, version, edit);
            await published;
            quick.push(performance.now() - pressed);
            await askForSamples(server, uri);
            sampled.push(performance.now() - pressed);
            await pause();
          }
        }
        const measured = [...quantiles(quick.slice(warmUp)), ...quantiles(sampled.slice(warmUp))];
        rows.push([String(rules), spelling, typing.name, ...measured, cold, `${server.memory().toFixed(0)} MiB`]);
      }
      await server.stop();
    }
  }
  console.log(`Sentry, ${strokes} keys a row, ${eventCount} sample events; the wait for a pause in typing included\n`);
  console.log(table(rows));
}

/** The lenses of the document, and the hints of the lines in sight. */
async function askForSamples({ connection }: BenchServer, uri: string): Promise<void> {
  const range = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
  await Promise.all([
    connection.sendRequest("textDocument/codeLens", { textDocument: { uri } }),
    connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range }),
  ]);
}
