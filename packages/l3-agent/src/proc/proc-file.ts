import { constants } from "node:fs";
import { type FileHandle, open, readdir, readlink } from "node:fs/promises";

/** What may be read of a process; nothing else is ever opened. `environ`, `mem` and the like hold secrets. */
export type ProcFile = "status" | "cmdline" | "maps" | "net/tcp" | "net/tcp6" | "net/udp" | "net/udp6";

/** Links whose targets may be read. They are not followed. */
export type ProcLink = "exe" | "cwd" | "root";

/** The beginning of a file of a process; undefined where it cannot be read. The kernel says no size beforehand. */
export async function readProcFile(pid: number, name: ProcFile, maxBytes: number): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(pathOf(pid, name), constants.O_RDONLY | constants.O_NOFOLLOW);
    const chunks: Buffer[] = [];
    for (let size = 0; size < maxBytes; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(64 * 1024, maxBytes - size)));
      if (bytesRead === 0) break;
      chunks.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
    return Buffer.concat(chunks).toString("utf8");
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** Where a link of a process leads; undefined where that cannot be read. */
export async function readProcLink(pid: number, name: ProcLink): Promise<string | undefined> {
  return readlink(pathOf(pid, name)).catch(() => undefined);
}

/** Where the open descriptors of a process lead, at most `max` of them. */
export async function readDescriptors(pid: number, max: number): Promise<string[]> {
  const directory = pathOf(pid, "fd");
  const names = await readdir(directory).catch(() => []);
  const targets = names
    .filter((name) => /^\d+$/.test(name))
    .slice(0, max)
    .map((name) => readlink(`${directory}/${name}`).catch(() => undefined));
  return (await Promise.all(targets)).filter((target) => target !== undefined);
}

/** The numbers of all processes. */
export async function processNumbers(): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

function pathOf(pid: number, name: string): string {
  if (!Number.isSafeInteger(pid) || pid < 1) throw new RangeError("not the number of a process");
  return `/proc/${pid}/${name}`;
}
