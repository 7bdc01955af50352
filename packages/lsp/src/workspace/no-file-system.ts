import type { FileSystem } from "./file-system.js";

/** For a client that reads no files for us: only what it has open exists. */
export const noFileSystem: FileSystem = {
  readFile: async () => undefined,
  findFiles: async () => [],
  listFolder: async () => [],
};
