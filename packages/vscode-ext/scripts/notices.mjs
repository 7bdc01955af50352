import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes `bundle/THIRD-PARTY-NOTICES.txt`: the licences of the packages that went into the bundles. */
export async function writeNotices() {
  const { build } = await import("esbuild");
  const entries = [
    "../src/node.ts",
    "../src/browser.ts",
    "../../lsp/dist/main/node.js",
    "../../lsp/dist/main/browser.js",
  ];
  const results = await Promise.all(
    entries.map((entry) =>
      build({
        entryPoints: [local(entry)],
        bundle: true,
        write: false,
        metafile: true,
        platform: entry.includes("browser") ? "browser" : "node",
        format: "cjs",
        external: ["vscode"],
        logLevel: "error",
        absWorkingDir: local("../../.."),
      }),
    ),
  );
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs)),
  );
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const packages = new Set(used.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []));
  const texts = [...packages].map((directory) => notice(join(local("../../.."), directory)));
  const rule = `\n${"-".repeat(80)}\n\n`;
  writeFileSync(local("../bundle/THIRD-PARTY-NOTICES.txt"), [...new Set(texts)].sort().join(rule));
}

/**
 * @param {string} directory
 */
function notice(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const path = file === undefined ? undefined : join(directory, file);
  const text = path !== undefined && existsSync(path) ? readFileSync(path, "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}
