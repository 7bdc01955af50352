import { constants, type Dirent } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FileSystem, FolderEntry } from "./file-system.js";
import { globMatcher } from "./glob-matcher.js";

/** Folders that hold what others wrote. */
const skipped: ReadonlySet<string> = new Set(["node_modules", ".git", ".hg", ".svn"]);

/** A workspace may be anything, also a whole disk: so many entries are looked at, and so deep. */
const maxEntries = 50_000;
const maxDepth = 16;

/**
 * The files of this machine, for `file:` URIs. Links are not followed to folders, a link that leads out of the folder is
 * not found, and only regular files are read.
 */
export const nodeFileSystem: FileSystem = { readFile, findFiles, listFolder };

async function readFile(uri: string, maxBytes: number): Promise<string | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    // A pipe without a writer would keep an ordinary open waiting.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = await file.stat();
      if (!status.isFile() || status.size > maxBytes) return undefined;
      const bytes = new Uint8Array(Math.min(status.size, maxBytes) + 1);
      let size = 0;
      while (size < bytes.length) {
        const { bytesRead } = await file.read(bytes, size, bytes.length - size, size);
        if (bytesRead === 0) break;
        size += bytesRead;
      }
      if (size === bytes.length) return undefined;
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, size));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

async function findFiles(folder: string, glob: string, limit: number): Promise<readonly string[]> {
  const root = pathOf(folder);
  if (root === undefined) return [];
  const matches = globMatcher(glob);
  const found: string[] = [];
  const pending = [{ path: root, relative: "", depth: 0 }];
  let entries = 0;
  for (let next = pending.shift(); next !== undefined && found.length < limit; next = pending.shift()) {
    for (const entry of await entriesOf(next.path)) {
      if (++entries > maxEntries) return found.sort();
      const relative = next.relative === "" ? entry.name : `${next.relative}/${entry.name}`;
      const path = join(next.path, entry.name);
      if (entry.isDirectory()) {
        if (next.depth < maxDepth && !skipped.has(entry.name)) pending.push({ path, relative, depth: next.depth + 1 });
      } else if (found.length < limit && (entry.isFile() || entry.isSymbolicLink()) && matches(relative)) {
        if (entry.isFile() || (await leadsBelow(path, root))) found.push(pathToFileURL(path).href);
      }
    }
  }
  return found.sort();
}

/** Whether a link leads to something in a folder: what lies elsewhere is no part of the workspace. */
async function leadsBelow(link: string, folder: string): Promise<boolean> {
  try {
    const home = await realpath(folder);
    return (await realpath(link)).startsWith(home.endsWith(sep) ? home : `${home}${sep}`);
  } catch {
    return false;
  }
}

async function listFolder(uri: string, limit: number): Promise<readonly FolderEntry[]> {
  const path = pathOf(uri);
  if (path === undefined) return [];
  const entries = await entriesOf(path);
  return entries.slice(0, limit).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
