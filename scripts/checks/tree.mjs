import { dirname } from "node:path";
import { root } from "../workspace/processes.mjs";
import { readRepositoryFile, repositoryFiles } from "./files.mjs";

/**
 * @typedef {object} Ban
 * @property {RegExp} files
 * @property {RegExp} text
 * @property {string} problem
 */

const source = /\.(m|c)?(ts|js)$/;
const checkout = dirname(root) === dirname(dirname(root)) ? root : `${root}\\b|${dirname(root)}/shared\\b`;

/** @type {readonly Ban[]} */
const bans = [
  { files: source, text: /@ts-(ignore|nocheck)/, problem: "switches the type check off" },
  { files: source, text: /\b(it|test|describe)\.(only|skip|todo|fails)\b/, problem: "leaves tests out" },
  {
    files: source,
    text: /biome-ignore(-all|-start)? (lint:|lint\/suspicious\/(noExplicitAny|noFocusedTests|noSkippedTests|noTsIgnore)|lint\/style\/noRestrictedImports|lint\/correctness\/noNodejsModules)/,
    problem: "switches a rule off that holds everywhere",
  },
  { files: /./, text: new RegExp(checkout), problem: "names a directory of this machine" },
  { files: /^pnpm-lock\.yaml$/, text: /\btarball: /, problem: "names the host of a registry" },
  {
    files: /(^|\/)(\.npmrc|package\.json|\.ci\/.*)$|\.(ya?ml|md|mjs)$/,
    text: /https?:\/\/registry\.|\bregistry=/,
    problem: "names the host of a registry",
  },
];

/** Finds what the linter cannot see: file by file, and line by line. */
export function checkTree() {
  return repositoryFiles().flatMap((file) => {
    const relevant = bans.filter((ban) => ban.files.test(file) && file !== "scripts/checks/tree.mjs");
    if (relevant.length === 0) return [];
    const lines = readRepositoryFile(file).split("\n");
    return lines.flatMap((line, index) =>
      relevant.filter((ban) => ban.text.test(line)).map((ban) => `${file}:${index + 1} ${ban.problem}`),
    );
  });
}
