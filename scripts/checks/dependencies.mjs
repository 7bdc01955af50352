import { packageDirectories, readManifest } from "../workspace/manifests.mjs";
import { readRepositoryFile } from "./files.mjs";

const page = "docs/dependencies.md";

/** Compares the page with the manifests: each dependency once, with every package that names it, and a reason. */
export function checkDependencies() {
  const problems = [];
  const named = namedDependencies();
  const listed = listedDependencies();
  for (const [name, places] of named) {
    const row = listed.get(name);
    const used = places.toSorted().join(", ");
    if (row === undefined) problems.push(`${page} does not list ${name} (${used})`);
    else if (row.split(", ").toSorted().join(", ") !== used)
      problems.push(`${page} says ${name} is used in ${row}: it is ${used}`);
  }
  for (const name of listed.keys()) {
    if (!named.has(name)) problems.push(`${page} lists ${name}, which no package.json names`);
  }
  return problems;
}

/** @returns {Map<string, string[]>} */
function namedDependencies() {
  const named = new Map();
  for (const directory of packageDirectories()) {
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = readManifest(directory);
    const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies };
    const place = directory === "" ? "root" : directory.replace(/^packages\//, "");
    for (const [name, version] of Object.entries(all)) {
      if (!version.startsWith("workspace:")) named.set(name, [...(named.get(name) ?? []), place]);
    }
  }
  return named;
}

/** @returns {Map<string, string>} */
function listedDependencies() {
  const rows = readRepositoryFile(page).matchAll(/^\| `([^`]+)` \| ([^|]+?) \| [^|\s][^|]* \|$/gm);
  return new Map(Array.from(rows, ([, name = "", places = ""]) => [name, places]));
}
