import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface BundledCore {
  readonly folder: string;
  /** The module to import `@a3s/sentry-core` from. */
  readonly index: string;
  /** The worker that it starts. */
  readonly worker: string;
  readonly remove: () => void;
}

/** Builds the sources into a folder where a plain node can run them, its worker beside it. */
export async function bundleCore(): Promise<BundledCore> {
  const folder = mkdtempSync(join(tmpdir(), "sentry-core-"));
  await build({
    entryPoints: { index: source("src/index.ts"), "sync-worker": source("src/sync/sync-worker.ts") },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    // What the openai package takes from other packages where it is told to, which it is not.
    external: ["ws", "zod"],
    alias: {
      "#platform": source("src/platform/node.ts"),
      "@a3s/acl-grammar": source("../../grammar/src/index.ts"),
      "@a3s/acl-grammar/regex": source("../../grammar/src/regex/index.ts"),
    },
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return {
    folder,
    index: join(folder, "index.js"),
    worker: join(folder, "sync-worker.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
