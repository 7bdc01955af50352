import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  writeSync,
} from "node:fs";
import { type HeldLock, type WriteIntent, withFileLock } from "./file-lock.js";
import { holdsLine } from "./holds-line.js";

/** Lines that others replace, truncate or glue to while this one is written are tried again so many times. */
const maxAttempts = 8;
/** How far behind the former end of the file a line is looked for that others wrote around. */
const maxGluedBytes = 1024 * 1024;
const lineFeed = 0x0a;

/**
 * Makes a line stand in a deny-file, once. Gives `present` where it stands there already; after `written` it stands
 * there as a line of its own, in the file that is at the path. Throws where it does not: nothing of it stands in the
 * file then, as long as the disk lets itself be written to.
 *
 * The line is appended by a single write. A file that is missing is created (mode 0644, less the umask); a missing
 * directory is not. What was acknowledged outlives the process but, without fsync, not a loss of power: the guards' files
 * are made anew by what is observed. A process that is killed inside the write leaves a note with which the next one
 * completes the line.
 */
export function appendToDenyFile(path: string, line: string): "written" | "present" {
  const target = Buffer.from(line);
  return withFileLock(
    `${realPathOf(path)}.lock`,
    (intent) => mendTornLine(path, intent),
    (lock) => {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const outcome = tryAppend(path, target, lock);
        if (outcome !== "lost") return outcome;
      }
      throw new Error("the file is changed by others faster than a line can be written");
    },
  );
}

/** Opens a deny-file for reading and appending. */
export function openDenyFile(path: string, flags: number): number {
  const fd = openSync(path, flags | constants.O_NONBLOCK, 0o644);
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw new Error("not a regular file");
}

function tryAppend(path: string, target: Buffer, lock: HeldLock | undefined): "written" | "present" | "lost" {
  const fd = openDenyFile(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
  try {
    const offset = fstatSync(fd).size;
    if (holdsLine(fd, target)) return "present";
    const terminated = offset === 0 || byteAt(fd, offset - 1) === lineFeed;
    const bytes = Buffer.concat([Buffer.from(terminated ? "" : "\n"), target, Buffer.from("\n")]);
    lock?.announce({ offset, bytes });
    // Programs that know nothing of the lock may write, truncate or replace the file at any time. What they did up to
    // here is seen here, what they do from here on is seen below.
    if (fstatSync(fd).size !== offset) return "lost";
    const written = writeSync(fd, bytes);
    if (written < bytes.length) {
      withdraw(fd, path, { offset, bytes: bytes.subarray(0, written) });
      throw new Error("no room for the whole line");
    }
    if (isSameFile(fd, path) && holdsLine(fd, target, terminated ? offset : offset + 1)) return "written";
    unglue(fd, path, { offset, bytes });
    return "lost";
  } finally {
    closeSync(fd);
  }
}

/** Completes the line that a killed process had begun; a line that it had not begun stays unwritten. */
function mendTornLine(path: string, { offset, bytes }: WriteIntent): void {
  const fd = openDenyFile(path, constants.O_RDWR | constants.O_APPEND);
  try {
    const begun = bytesAt(fd, offset, bytes.length);
    if (begun.length === 0 || begun.length === bytes.length) return;
    if (fstatSync(fd).size !== offset + begun.length || !bytes.subarray(0, begun.length).equals(begun)) return;
    const written = writeOrZero(fd, bytes.subarray(begun.length));
    const done = begun.length + written;
    if (done < bytes.length) withdraw(fd, path, { offset, bytes: bytes.subarray(0, done) });
  } finally {
    closeSync(fd);
  }
}

/**
 * Takes back the beginning of a line, which a guard would read as another target. Where others have appended behind it,
 * their content must not move: the beginning is made a comment line in its place.
 */
function withdraw(fd: number, path: string, { offset, bytes }: WriteIntent): void {
  if (!bytesAt(fd, offset, bytes.length).equals(bytes)) return;
  if (fstatSync(fd).size === offset + bytes.length) {
    try {
      ftruncateSync(fd, offset);
      return;
    } catch {
      // Some file systems need room even to shrink a file.
    }
  }
  blankOut(fd, path, { offset, bytes });
}

/**
 * Separates a line from the unterminated one that somebody else wrote right before it. Theirs becomes a line again; ours
 * stays behind as a comment, and is appended anew.
 */
function unglue(fd: number, path: string, { offset, bytes }: WriteIntent): void {
  const after = bytesAt(fd, offset, maxGluedBytes);
  const at = after.indexOf(bytes);
  if (at > 0 && after[at - 1] !== lineFeed && bytes[0] !== lineFeed) {
    blankOut(fd, path, { offset: offset + at, bytes: Buffer.concat([Buffer.from("\n"), bytes.subarray(1)]) });
  }
}

/** Makes a comment line of what stands there, in its place. A line feed at its beginning stays. */
function blankOut(fd: number, path: string, { offset, bytes }: WriteIntent): void {
  // A write to a file opened for appending goes to its end, whatever position it asks for.
  const inPlace = openDenyFile(path, constants.O_RDWR);
  try {
    if (fileIdOf(inPlace) !== fileIdOf(fd)) return;
    const comment = Buffer.alloc(bytes.length, "#");
    if (bytes[0] === lineFeed) comment[0] = lineFeed;
    comment[comment.length - 1] = lineFeed;
    writeSync(inPlace, comment, 0, comment.length, offset);
  } finally {
    closeSync(inPlace);
  }
}

function writeOrZero(fd: number, bytes: Buffer): number {
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0;
  }
}

function bytesAt(fd: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
}

function byteAt(fd: number, offset: number): number | undefined {
  return bytesAt(fd, offset, 1)[0];
}

function isSameFile(fd: number, path: string): boolean {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  return there !== undefined && `${there.dev}:${there.ino}` === fileIdOf(fd);
}

function fileIdOf(fd: number): string {
  const { dev, ino } = fstatSync(fd, { bigint: true });
  return `${dev}:${ino}`;
}

/** Links to one file share one lock. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
