import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./processes.mjs";

/**
 * @typedef {object} Manifest What we read of a package.json.
 * @property {string} name
 * @property {boolean} [private]
 * @property {string} [packageManager]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The package directories of the workspace relative to its root, which itself comes first and is empty.
 *
 * @returns {string[]}
 */
export function packageDirectories() {
  const nested = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
  const candidates = ["", "bench", "examples", "grammar", ...nested.sort()];
  return candidates.filter((directory) => existsSync(join(root, directory, "package.json")));
}

/**
 * @param {string} directory
 * @returns {Manifest}
 */
export function readManifest(directory) {
  return JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
}
