import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace/processes.mjs";

/**
 * The files of the repository relative to its root: the committed ones and the new ones that are not ignored.
 *
 * @returns {string[]}
 */
export function repositoryFiles() {
  const options = /** @type {const} */ ({ cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], options);
  return [...new Set(listed.split("\0"))].filter((file) => file !== "" && existsSync(join(root, file))).sort();
}

/**
 * @param {string} file
 * @returns {string}
 */
export function readRepositoryFile(file) {
  return readFileSync(join(root, file), "utf8");
}
