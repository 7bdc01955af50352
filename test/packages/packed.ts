import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pnpmCommand } from "../../scripts/workspace/pnpm.mjs";
import { root } from "../support/repository.js";
import { runSound } from "../support/run.js";

/** The packages that are published, each below the ones that depend on it. */
export const published = [
  { name: "@a3s/acl-grammar", directory: "grammar" },
  { name: "@a3s/sentry-core", directory: "packages/core" },
  { name: "@a3s/sentry-lsp", directory: "packages/lsp" },
  { name: "@a3s/sentry-l3-agent", directory: "packages/l3-agent" },
  { name: "@a3s/sentry-cli", directory: "packages/cli" },
] as const;

/** Packs every published package as it would be published, and gives the tarballs in the same order. */
export async function packAll(destination: string): Promise<string[]> {
  const chosen = published.map(({ name }) => `--filter=${name}`);
  const [command, ...args] = pnpmCommand(["--recursive", ...chosen, "pack", "--pack-destination", destination]);
  await runSound(command, args, { cwd: root });
  const files = readdirSync(destination);
  return published.map(({ name }) => {
    const start = `${name.slice(1).replace("/", "-")}-`;
    const [tarball] = files.filter((file) => file.startsWith(start) && file.endsWith(".tgz"));
    if (tarball === undefined) throw new Error(`${name} was packed into nothing`);
    return join(destination, tarball);
  });
}
