import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The directory of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** A step without which the command cannot go on; its message is for the user. */
export class StepFailed extends Error {}

/**
 * Runs a command line in the root, with the terminal of this process, and gives its exit code.
 *
 * @param {readonly [string, ...string[]]} commandLine
 * @returns {Promise<number>}
 */
export function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", shell: needsShell(command) });
    child.once("error", (error) => reject(new StepFailed(`${command} cannot be started: ${error.message}`)));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * The command line that runs a command which a dependency of the root installs.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
export function toolCommand(name, args) {
  return [`${root}/node_modules/.bin/${name}${windows ? ".CMD" : ""}`, ...args];
}

/**
 * The command line of npm: of the one that runs this script where there is one, else of the one on the path.
 *
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli) && existsSync(cli)) return [process.execPath, cli, ...args];
  return [windows ? "npm.cmd" : "npm", ...args];
}

const windows = process.platform === "win32";

/**
 * Windows starts command files through a shell only.
 *
 * @param {string} command
 */
function needsShell(command) {
  return windows && /\.cmd$/i.test(command);
}
