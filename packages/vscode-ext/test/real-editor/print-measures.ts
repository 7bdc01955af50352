import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Tools } from "./install/install-tools.js";
import { measureActivation } from "./measure-activation.js";
import { extensionDirectory } from "./paths.js";

const runs = 7;

/** Prints the sizes of what is packed, and how long the extension takes to start. */
export async function printMeasures(tools: Tools, vsix: string): Promise<void> {
  const bundle = join(extensionDirectory, "bundle");
  const lines = readdirSync(bundle)
    .filter((file) => file.endsWith(".js"))
    .map((file) => {
      const content = readFileSync(join(bundle, file));
      return `${file.padEnd(20)}${kib(content.length)}${kib(gzipSync(content).length)} gzipped`;
    });
  lines.push(`${"sentry-acl.vsix".padEnd(20)}${kib(statSync(vsix).size)}`, "");
  for (const kind of ["node", "web"] as const) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await measureActivation(tools, kind));
    times.sort((a, b) => a - b);
    const [least = 0, median = 0, most = 0] = [times[0], times[(runs - 1) / 2], times.at(-1)];
    const name = `activation, ${kind}`.padEnd(20);
    lines.push(
      `${name}${median.toFixed(0).padStart(6)} ms median of ${runs} (${least.toFixed(0)} to ${most.toFixed(0)})`,
    );
  }
  console.log(`\n${lines.join("\n")}\n`);
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(0).padStart(6)} KiB`;
}
