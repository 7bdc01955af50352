import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Tools } from "./install/install-tools.js";
import { measureActivation } from "./measure-activation.js";
import { measureResults } from "./measure-results.js";
import { extensionDirectory } from "./paths.js";
import type { Activation } from "./suite-result.js";

const runs = 7;

/** Prints the sizes of what is packed, and how long the extension takes to start and to show many rows. */
export async function printMeasures(tools: Tools, vsix: string): Promise<void> {
  const bundle = join(extensionDirectory, "bundle");
  const lines = readdirSync(bundle)
    .filter((file) => file.endsWith(".js"))
    .map((file) => {
      const content = readFileSync(join(bundle, file));
      return `${file.padEnd(24)}${kib(content.length)}${kib(gzipSync(content).length)} gzipped`;
    });
  lines.push(`${"sentry-acl.vsix".padEnd(24)}${kib(statSync(vsix).size)}`, "");
  for (const kind of ["node", "web"] as const) {
    const measured: Activation[] = [];
    for (let run = 0; run < runs; run++) measured.push(await measureActivation(tools, kind));
    lines.push(`${`activation, ${kind}`.padEnd(24)}${times(measured.map(({ active }) => active))}`);
    lines.push(`${`server answers, ${kind}`.padEnd(24)}${times(measured.map(({ ready }) => ready))}`);
  }
  lines.push("", ...(await viewLines(tools, vsix)));
  console.log(`\n${lines.join("\n")}\n`);
}

async function viewLines(tools: Tools, vsix: string): Promise<string[]> {
  const { rows, firstRow, allRows, measures, elements, memory } = await measureResults(tools, vsix);
  return [
    `a view of ${rows} rows: first row after ${firstRow} ms, all after ${allRows} ms, judging included`,
    `${elements} rows are elements at the end; the view takes${kib(memory)}`,
    `${"".padEnd(28)}${"done".padStart(9)}${"longest frame".padStart(16)}`,
    ...measures.map(({ name, time, longestFrame }) => {
      return `${name.padEnd(28)}${time.toFixed(0).padStart(6)} ms${longestFrame.toFixed(0).padStart(13)} ms`;
    }),
  ];
}

/** The median, and the range. */
function times(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[(runs - 1) / 2], sorted.at(-1)];
  return `${median.toFixed(0).padStart(6)} ms median of ${runs} (${least.toFixed(0)} to ${most.toFixed(0)})`;
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(0).padStart(6)} KiB`;
}
