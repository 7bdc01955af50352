import type { FileSystem } from "./file-system.js";

/** Reads files of the machine itself, and asks `others` for what is on no disk: an old version of a policy, for example. */
export function filesByScheme(machine: FileSystem, others: FileSystem): FileSystem {
  const of = (uri: string) => (uri.startsWith("file:") ? machine : others);
  return {
    readFile: (uri, maxBytes) => of(uri).readFile(uri, maxBytes),
    findFiles: (folder, glob, limit) => of(folder).findFiles(folder, glob, limit),
    listFolder: (uri, limit) => of(uri).listFolder(uri, limit),
  };
}
