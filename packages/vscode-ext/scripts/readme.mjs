import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes `bundle/README.md`: the page of the extension, with its pictures in it. The editor shows the page without a
 * network, and finds no picture beside it. Links lead into the repository, which nobody has there: only their text is left.
 */
export function writeReadme() {
  const page = readFileSync(local("../README.md"), "utf8")
    .replace(/!\[([^\]]*)\]\(([^)]+\.png)\)/g, (_, text, file) => {
      const picture = readFileSync(local(`../${file}`)).toString("base64");
      return `![${text}](data:image/png;base64,${picture})`;
    })
    .replace(/(?<!!)\[([^\]]*)\]\(\.\.[^)]*\)/g, "$1");
  writeFileSync(local("../bundle/README.md"), page);
}
