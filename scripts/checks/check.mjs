import { run, toolCommand } from "../workspace/processes.mjs";
import { checkDependencies } from "./dependencies.mjs";
import { checkLayers } from "./layers.mjs";
import { checkLinks } from "./links.mjs";
import { checkTree } from "./tree.mjs";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => Promise<string[] | boolean>} run Gives the problems, or for a tool that prints its own whether all is well.
 */

/** @type {readonly Check[]} */
const checks = [
  { name: "types", run: async () => (await run(toolCommand("tsc", ["-b"]))) === 0 },
  {
    name: "lint and format",
    run: async () => (await run(toolCommand("biome", ["check", "--error-on-warnings", "."]))) === 0,
  },
  { name: "packages depend one way", run: async () => checkLayers() },
  { name: "docs/dependencies.md", run: async () => checkDependencies() },
  { name: "links in the documents", run: async () => checkLinks() },
  { name: "nothing in the tree that must not be there", run: async () => checkTree() },
];

/**
 * Runs every check, also after one has failed, and gives the exit code.
 *
 * @returns {Promise<number>}
 */
export async function check() {
  let code = 0;
  for (const { name, run } of checks) {
    const result = await run();
    const problems = Array.isArray(result) ? result : [];
    const sound = result === true || (Array.isArray(result) && result.length === 0);
    console.log(`${sound ? "ok    " : "FAILED"}  ${name}`);
    for (const problem of problems) console.log(`        ${problem}`);
    if (!sound) code = 1;
  }
  return code;
}
