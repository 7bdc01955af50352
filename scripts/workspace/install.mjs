import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageDirectories } from "./manifests.mjs";
import { pnpmCommand } from "./pnpm.mjs";
import { root, run, StepFailed } from "./processes.mjs";

const stamp = join(root, "node_modules/.cache/sentry/installed");

/** Installs the dependencies unless the last installation was of the same lockfile and manifests. */
export async function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) return;
  await install();
}

/** Installs exactly what the lockfile says, with the version of pnpm that package.json pins. */
export async function install() {
  const code = await run(pnpmCommand(["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"]));
  if (code !== 0) throw new StepFailed(`The dependencies could not be installed (pnpm ended with ${code}).`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint());
}

function fingerprint() {
  const hash = createHash("sha256");
  const manifests = packageDirectories().map((directory) => join(directory, "package.json"));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
