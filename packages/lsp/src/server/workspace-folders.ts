import { recordOf } from "./params.js";

/** The URIs of the folders that `initialize` names, in whichever of the three ways that clients have. */
export function workspaceFolders(params: unknown): readonly string[] {
  const { workspaceFolders, rootUri } = recordOf(params);
  const folders = folderUris(workspaceFolders);
  if (folders.length > 0) return folders;
  return typeof rootUri === "string" ? [rootUri] : [];
}

/** The URIs in a list of folders, each once. */
export function folderUris(folders: unknown): readonly string[] {
  if (!Array.isArray(folders)) return [];
  const uris = folders.map((folder) => recordOf(folder).uri).filter((uri): uri is string => typeof uri === "string");
  return [...new Set(uris)];
}
