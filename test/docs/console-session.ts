import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../support/repository.js";
import { run } from "../support/run.js";
import { makeTemporaryDirectory } from "../support/temporary-directory.js";

/** A place in which the commands of one document run one after another. */
export interface ConsoleSession {
  /** The copy of `examples/` in which commands run. */
  readonly examples: string;
  /** Runs a command line of the shell, and gives what a terminal would show. */
  readonly run: (commandLine: string) => Promise<string>;
  readonly dispose: () => void;
}

/** Copies the examples, so that a document can change what it likes, and puts the built `sentry` on the path. */
export function openConsoleSession(): ConsoleSession {
  const directory = makeTemporaryDirectory();
  const examples = join(directory, "examples");
  const programs = join(directory, "bin");
  const source = join(root, "examples");
  cpSync(source, examples, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });
  mkdirSync(programs);
  const node = JSON.stringify(process.execPath);
  const sentry = `exec ${node} ${JSON.stringify(join(root, "packages/cli/bin/sentry.js"))}`;
  const demo = `exec ${node} ${JSON.stringify(join(root, "scripts/workspace.mjs"))} demo`;
  writeProgram(join(programs, "sentry"), `${sentry} "$@"`);
  writeProgram(join(programs, "npx"), `[ "$1" = sentry ] || exit 127\nshift\n${sentry} "$@"`);
  writeProgram(join(programs, "npm"), `[ "$*" = "run --silent demo" ] || exit 127\n${demo}`);
  const path = [programs, process.env.PATH ?? ""].join(delimiter);
  const env = { PATH: path, HOME: directory, LANG: "C.UTF-8", NO_COLOR: "1" };
  return {
    examples,
    run: async (commandLine) => (await run("bash", ["-c", commandLine], { cwd: examples, env })).output,
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function writeProgram(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
