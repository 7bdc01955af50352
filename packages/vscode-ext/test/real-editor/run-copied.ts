import { join } from "node:path";
import { root } from "../../../../test/support/repository.js";
import { runSound } from "../../../../test/support/run.js";

/** Runs a command line as a user would who pastes it into a shell, with our own `sentry`, and reads what it prints. */
export async function runCopied(commandLine: string): Promise<unknown[]> {
  const sentry = `sentry() { "${process.execPath}" "${join(root, "packages/cli/bin/sentry.js")}" "$@"; }`;
  // What differs is no failure of the command.
  const output = await runSound("bash", ["-c", `${sentry}\n${commandLine} --format json || [ $? = 1 ]`]);
  const objects = output.trim().split("\n");
  return objects.map((text): unknown => JSON.parse(text));
}
