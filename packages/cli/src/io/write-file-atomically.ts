import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { notARegularFile } from "./file-error.js";

/**
 * Replaces the content of an existing file: at every moment the name leads to the whole old or the whole new content.
 * Mode and, where permitted, owner stay; a symbolic link stays and its target is replaced. Throws what the file system
 * throws, and leaves the file untouched then; what is no regular file is not replaced.
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  // Renaming over a write-protected file would succeed; the protection is there to be respected.
  await access(target, constants.W_OK);
  const old = await stat(target);
  if (!old.isFile()) throw Object.assign(new Error("not a regular file"), { code: notARegularFile });
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(8).toString("hex")}.tmp`);
  const handle = await open(temporary, "wx", 0o600);
  try {
    await fill(handle, text, old);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

async function fill(
  handle: FileHandle,
  text: string,
  { mode, uid, gid }: { mode: number; uid: number; gid: number },
): Promise<void> {
  try {
    await handle.writeFile(text);
    // Before the mode, because a change of owner clears the set-user-id bits.
    await handle.chown(uid, gid).catch(() => {});
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
