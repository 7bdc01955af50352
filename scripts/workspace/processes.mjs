import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The directory of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** A step without which the command cannot go on; its message is for the user. */
export class StepFailed extends Error {}

/**
 * Runs Node on a script of the repository, with the terminal of this process, and gives its exit code.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runNode(args) {
  return run(process.execPath, args);
}

/**
 * Runs a command that a dependency of the root installs.
 *
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runTool(name, args) {
  return run(`${root}/node_modules/.bin/${name}${windows ? ".CMD" : ""}`, args, windows);
}

/**
 * Runs npm: the one that runs this script where there is one, else the one on the path.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runNpm(args) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli) && existsSync(cli)) return runNode([cli, ...args]);
  return run(windows ? "npm.cmd" : "npm", args, windows);
}

const windows = process.platform === "win32";

/**
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} shell Windows starts a command file through a shell only.
 * @returns {Promise<number>}
 */
function run(command, args, shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", shell });
    child.once("error", (error) => reject(new StepFailed(`${command} cannot be started: ${error.message}`)));
    child.once("close", (code) => resolve(code ?? 1));
  });
}
