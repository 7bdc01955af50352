import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface ChildProgram {
  /** A script that node runs as it is. */
  readonly path: string;
  readonly remove: () => void;
}

/** Bundles a program of this folder with the sources that it tests, so that a plain node can run it. */
export async function bundleChild(name: string): Promise<ChildProgram> {
  const folder = mkdtempSync(join(tmpdir(), "sentry-child-"));
  const path = join(folder, "child.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    outfile: path,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
