import type { FileSystem } from "../../src/workspace/file-system.js";
import { globMatcher } from "../../src/workspace/glob-matcher.js";

/** Files that a test holds, by URI, and how often each was read. */
export function memoryFiles(texts: Readonly<Record<string, string>>) {
  const content = new Map(Object.entries(texts));
  const reads: string[] = [];
  const files: FileSystem = {
    async readFile(uri) {
      reads.push(uri);
      return content.get(uri);
    },
    async findFiles(folder, glob, limit) {
      const matches = globMatcher(glob);
      const below = [...content.keys()].filter((uri) => uri.startsWith(`${folder}/`));
      return below.filter((uri) => matches(uri.slice(folder.length + 1))).slice(0, limit);
    },
    listFolder: async () => [],
  };
  return { content, reads, files };
}
