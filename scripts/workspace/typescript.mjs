import { mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root, run } from "./processes.mjs";

/**
 * Runs a TypeScript program of the repository on the built packages. The oldest Node that we support runs no
 * TypeScript, so the program is bundled first; what it depends on is not, and is found from where it stands.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runTypeScript(file, args) {
  const esbuild = await import("esbuild");
  const owner = ["bench", "packages/core"].find((folder) => file.startsWith(`${folder}/`)) ?? "";
  const outfile = join(root, owner, "node_modules/.cache/sentry", basename(file).replace(/\.ts$/, ".mjs"));
  mkdirSync(dirname(outfile), { recursive: true });
  await esbuild.build({
    entryPoints: [join(root, file)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    sourcemap: true,
    logLevel: "warning",
  });
  return run([process.execPath, "--enable-source-maps", outfile, ...args]);
}
