import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "../../scripts/workspace/processes.mjs";
import { root } from "../support/repository.js";
import { runSound } from "../support/run.js";

/** The oldest Node that we support, and the newest of the two lines after it. */
export const nodeVersions = ["20.19.0", "22.23.3", "24.21.0"] as const;

const cache = join(root, "node_modules/.cache/sentry/node");
const platform = process.platform === "win32" ? "win" : process.platform;

/** The executable of a version of Node; fetched from the npm registry the first time, and kept beside the dependencies. */
export async function nodeExecutable(version: string): Promise<string> {
  const name = `node-${platform}-${process.arch}`;
  const directory = join(cache, version);
  const executable = join(directory, "node_modules", name, "bin", platform === "win" ? "node.exe" : "node");
  if (existsSync(executable)) return executable;
  const unfinished = `${directory}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const install = ["install", "--prefix", unfinished, "--no-save", "--ignore-scripts", "--prefer-offline"];
  const [command, ...args] = npmCommand([...install, "--no-audit", "--no-fund", `${name}@${version}`]);
  await runSound(command, args, { cwd: unfinished });
  rmSync(directory, { recursive: true, force: true });
  renameSync(unfinished, directory);
  return executable;
}
