import { readManifest } from "./manifests.mjs";
import { npmCommand, StepFailed } from "./processes.mjs";

/**
 * The command line of the pnpm that package.json pins. npm fetches it into its own cache, so that nothing is installed
 * globally.
 *
 * @param {readonly string[]} args
 */
export function pnpmCommand(args) {
  const pinned = /^pnpm@[^+]+/.exec(readManifest("").packageManager ?? "")?.[0];
  if (pinned === undefined) throw new StepFailed('package.json pins no pnpm under "packageManager".');
  return npmCommand(["exec", "--yes", "--prefer-offline", `--package=${pinned}`, "--", "pnpm", ...args]);
}
