import { readManifest } from "../workspace/manifests.mjs";

/**
 * What each package may depend on in this workspace. That its sources import nothing else is for the linter.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const allowed = {
  grammar: [],
  "packages/core": ["@a3s/acl-grammar"],
  "packages/l3-agent": ["@a3s/sentry-core"],
  "packages/lsp": ["@a3s/acl-grammar", "@a3s/sentry-core"],
  "packages/cli": ["@a3s/acl-grammar", "@a3s/sentry-core", "@a3s/sentry-lsp"],
  "packages/vscode-ext": ["@a3s/acl-grammar", "@a3s/sentry-core", "@a3s/sentry-lsp"],
};

export function checkLayers() {
  return Object.entries(allowed).flatMap(([directory, below]) => {
    const { dependencies, devDependencies, peerDependencies } = readManifest(directory);
    return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })
      .filter((name) => name.startsWith("@a3s/") && !below.includes(name))
      .map((name) => `${directory}/package.json must not depend on ${name}`);
  });
}
