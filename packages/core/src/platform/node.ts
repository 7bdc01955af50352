import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { resolve } from "node:path";
import { createEnforcer } from "../enforce/create-enforcer.js";
import { runTiersNow } from "../sync/run-tiers-now.js";
import { createAgentJudge } from "../tiers/agent/create-agent-judge.js";
import type { FileContent, Platform } from "./platform.js";

/** Files, environment, deny-files and programs through Node. */
export const platform: Platform = {
  readFile,
  replaceFile,
  fileStamp,
  mayWait,
  absolutePath: (path) => resolve(path),
  environment: () => process.env,
  createEnforcer,
  createAgentJudge,
  runTiersNow,
};

function readFile(path: string, maxBytes: number): FileContent {
  let fd: number | undefined;
  try {
    fd = openSync(path, "r");
    return { kind: "read", bytes: readUpTo(fd, maxBytes + 1) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === "ENOENT" ? { kind: "missing" } : { kind: "unreadable", problem: problems.get(code) ?? code ?? "" };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Writes a file beside the other, for nobody but the owner to read, and gives it the name. */
function replaceFile(path: string, text: string): string | undefined {
  const target = targetOf(path);
  const temporary = `${target}.${process.pid}.${randomUUID()}.tmp`;
  try {
    const fd = openSync(temporary, "wx", 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(fd, bytes, offset);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, target);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    return code === "ENOENT" ? "no such directory" : (problems.get(code) ?? code ?? "");
  }
}

/** The file that a symbolic link leads to is replaced, not the link. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const problems: ReadonlyMap<string | undefined, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "is a directory"],
  ["ENOTDIR", "no such file"],
  ["ENAMETOOLONG", "name too long"],
  ["ELOOP", "too many symbolic links"],
]);

/** Pipes and devices have no size, so that the size is not asked. */
function readUpTo(fd: number, maxBytes: number): Uint8Array {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < maxBytes) {
    const chunk = Buffer.allocUnsafe(Math.min(64 * 1024, maxBytes - size));
    const read = readSync(fd, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    size += read;
  }
  return Buffer.concat(chunks);
}

/** The time of the last change of the inode tells also of contents that were put back with their old time. */
function fileStamp(path: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(":");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unreadable";
  }
}

function mayWait(path: string): boolean {
  try {
    const status = statSync(path);
    return !status.isFile() && !status.isDirectory();
  } catch {
    return false;
  }
}
