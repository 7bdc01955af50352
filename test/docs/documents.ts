import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/repository.js";
import { type Fence, parseFences } from "./fence.js";

export interface Document {
  /** Relative to the root of the repository, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly fences: readonly Fence[];
}

/** Every Markdown document that a reader of the repository meets. */
export function readDocuments(): Document[] {
  return [
    ...markdownIn("", { deep: false }),
    ...["docs", "examples", "grammar", "packages"].flatMap((path) => markdownIn(path)),
  ]
    .sort()
    .map((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return { file, text, fences: parseFences(text) };
    });
}

function markdownIn(directory: string, { deep = true } = {}): string[] {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
    if (entry.isFile()) return entry.name.endsWith(".md") ? [path] : [];
    return deep && entry.isDirectory() && !/^(node_modules|dist|test|\..*)$/.test(entry.name) ? markdownIn(path) : [];
  });
}
