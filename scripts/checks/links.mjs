import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../workspace/processes.mjs";
import { readRepositoryFile, repositoryFiles } from "./files.mjs";

/** Finds the relative links of the documents that lead to no file or to no anchor in one. */
export function checkLinks() {
  return repositoryFiles()
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => linkTargets(file).flatMap((target) => checkLink(file, target)));
}

/**
 * @param {string} file
 * @returns {string[]}
 */
function linkTargets(file) {
  const links = withoutCode(readRepositoryFile(file)).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]:\s+(\S+)/gm);
  return Array.from(links, ([, inline, reference]) => inline ?? reference ?? "").filter(
    (link) => !/^[a-z]+:/.test(link),
  );
}

/**
 * @param {string} file
 * @param {string} target
 * @returns {string[]}
 */
function checkLink(file, target) {
  const [path = "", anchor] = target.split("#");
  const destination = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (!existsSync(join(root, destination))) return [`${file}: the link to ${target} leads nowhere`];
  if (anchor === undefined || !destination.endsWith(".md")) return [];
  return anchorsOf(destination).has(anchor) ? [] : [`${file}: ${destination} has no anchor #${anchor}`];
}

/**
 * The anchors that a document sets, and those that hosts of Markdown make of its headings.
 *
 * @param {string} file
 */
function anchorsOf(file) {
  const prose = withoutCode(readRepositoryFile(file), { inlineToo: false });
  const set = Array.from(prose.matchAll(/<a id="([^"]+)">/g), ([, id = ""]) => id);
  const made = Array.from(prose.matchAll(/^#{1,6}\s+(.+?)\s*$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
  return new Set([...set, ...made]);
}

/**
 * @param {string} text
 */
function withoutCode(text, { inlineToo = true } = {}) {
  const prose = text.replace(/^( *)(`{3,}|~{3,}).*\n[\s\S]*?^\1\2 *$/gm, "");
  return inlineToo ? prose.replace(/`[^`\n]+`/g, "") : prose;
}
