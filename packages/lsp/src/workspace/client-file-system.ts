import type { FileSystem, FolderEntry } from "./file-system.js";

/** Asks the client; never rejects, and gives undefined where the client fails or does not answer. */
export type AskClient = (method: string, params: object) => Promise<unknown>;

/** The files of a workspace as a client reads them, which may be no files of any machine. */
export function clientFileSystem(ask: AskClient): FileSystem {
  return {
    async readFile(uri, maxBytes) {
      const answer = await ask("sentry/readFile", { uri, maxBytes });
      const text = typeof answer === "object" && answer !== null && "text" in answer ? answer.text : undefined;
      return typeof text === "string" && text.length <= maxBytes ? text : undefined;
    },
    async findFiles(folder, glob, limit) {
      const answer = await ask("sentry/findFiles", { folder, glob, limit });
      const uris = typeof answer === "object" && answer !== null && "uris" in answer ? answer.uris : undefined;
      if (!Array.isArray(uris)) return [];
      return uris
        .filter((uri): uri is string => typeof uri === "string")
        .slice(0, limit)
        .sort();
    },
    async listFolder(uri, limit) {
      const answer = await ask("sentry/listFolder", { uri, limit });
      const entries = typeof answer === "object" && answer !== null && "entries" in answer ? answer.entries : undefined;
      return Array.isArray(entries) ? entries.filter(isFolderEntry).slice(0, limit) : [];
    },
  };
}

function isFolderEntry(value: unknown): value is FolderEntry {
  if (typeof value !== "object" || value === null || !("name" in value) || !("isFolder" in value)) return false;
  return typeof value.name === "string" && typeof value.isFolder === "boolean";
}
