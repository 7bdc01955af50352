import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity.js";

/** What the holder of a lock is about to append, so that whoever finds the lock orphaned can mend a torn line. */
export interface WriteIntent {
  /** The size of the file before the write, in bytes. */
  readonly offset: number;
  readonly bytes: Buffer;
}

export interface HeldLock {
  /** Leaves a note of the write that follows. */
  announce(intent: WriteIntent): void;
}

/** The work behind a lock takes far less than this: an older lock belongs to somebody who will not come back. */
const abandonedAfterMs = 5_000;
/** A lock without a name is microseconds old, or its owner was killed before it could write one. */
const namelessAfterMs = 50;
/** A claim on an orphan lives for microseconds; one that is older was left by a process that was killed with it. */
const claimAbandonedAfterMs = 1_000;
const giveUpAfterMs = 8_000;
const maxLockBytes = 64 * 1024;

/**
 * Runs `work` while no other process that uses this function runs its own for the same lock file. The lock of a process
 * that was killed is taken over at once, after `mend` has seen what that process was about to write.
 *
 * Where the lock file cannot be made (a read-only directory) or stays taken for eight seconds, the work runs without
 * one: a deny that is written twice is better than a deny that is not written.
 */
export function withFileLock<T>(
  path: string,
  mend: (intent: WriteIntent) => void,
  work: (lock: HeldLock | undefined) => T,
): T {
  const fd = acquire(path, mend);
  if (fd === undefined) return work(undefined);
  try {
    return work({ announce: (intent) => note(fd, intentLine(intent)) });
  } finally {
    closeSync(fd);
    attempt(() => unlinkSync(path));
  }
}

function acquire(path: string, mend: (intent: WriteIntent) => void): number | undefined {
  const deadline = Date.now() + giveUpAfterMs;
  const name = `${JSON.stringify(ownIdentity())}\n`;
  while (Date.now() < deadline) {
    try {
      const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
      note(fd, name);
      if (isAt(fd, path)) return fd;
      // Somebody took the lock for an orphan while it had no name yet.
      closeSync(fd);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return undefined;
      const seen = readLock(path);
      if (seen === "unusable") return undefined;
      if (seen === undefined || !isOrphan(seen) || !takeAway(path, seen, mend)) sleep(1 + Math.random() * 3);
    }
  }
  return undefined;
}

function isAt(fd: number, path: string): boolean {
  const there = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return there !== undefined && there.ino === fstatSync(fd, { bigint: true }).ino;
}

/** A lock that cannot hold a note still locks. */
function note(fd: number, text: string): void {
  attempt(() => writeSync(fd, text));
}

/** Removes an orphaned lock, unless somebody else is about to. */
function takeAway(path: string, seen: SeenLock, mend: (intent: WriteIntent) => void): boolean {
  // Of all who see an orphan only one can make this link, and a lock that another has made in the meantime is told from
  // the orphan by looking through it. So nobody removes a lock that is in use.
  const claim = `${path}.claim`;
  try {
    linkSync(path, claim);
  } catch {
    dropOldClaim(claim);
    return false;
  }
  try {
    const claimed = readLock(claim);
    if (claimed === undefined || claimed === "unusable") return false;
    if (claimed.identity !== seen.identity || claimed.text !== seen.text) return false;
    const { intent } = claimed;
    if (intent !== undefined) attempt(() => mend(intent));
    unlinkSync(path);
    return true;
  } catch {
    return false;
  } finally {
    attempt(() => unlinkSync(claim));
  }
}

function dropOldClaim(claim: string): void {
  attempt(() => {
    if (Date.now() - lstatSync(claim).ctimeMs > claimAbandonedAfterMs) unlinkSync(claim);
  });
}

interface SeenLock {
  /** Tells this lock file from every other that was or will be at its path. */
  readonly identity: string;
  readonly text: string;
  readonly ageMs: number;
  readonly owner?: ProcessIdentity;
  readonly intent?: WriteIntent;
}

function isOrphan({ owner, ageMs }: SeenLock): boolean {
  if (owner === undefined) return ageMs > namelessAfterMs;
  return isRunning(owner) === false || ageMs > abandonedAfterMs;
}

/** Undefined where no lock is left; unusable where something else stands in its place. */
function readLock(path: string): SeenLock | "unusable" | undefined {
  let fd: number | undefined;
  try {
    // Whatever else somebody may have put at that path, opening it must neither wait nor follow.
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const status = fstatSync(fd, { bigint: true });
    if (!status.isFile()) return "unusable";
    const buffer = Buffer.alloc(maxLockBytes);
    const text = buffer.toString("utf8", 0, readSync(fd, buffer, 0, buffer.length, 0));
    const [owner, intent] = text.split("\n").slice(0, -1);
    const ageMs = Date.now() - Number(status.mtimeMs);
    const identity = `${status.ino}-${status.mtimeNs}`;
    return { identity, text, ageMs, ...ownerOf(owner), ...intentOf(intent) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "unusable";
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function ownerOf(line: string | undefined): { owner?: ProcessIdentity } {
  const value = parse(line) as Partial<ProcessIdentity> | undefined;
  if (!Number.isSafeInteger(value?.pid) || typeof value?.started !== "string") return {};
  if (typeof value.place !== "string") return {};
  return { owner: { pid: value.pid as number, started: value.started, place: value.place } };
}

function intentLine({ offset, bytes }: WriteIntent): string {
  return `${JSON.stringify({ offset, bytes: bytes.toString("base64") })}\n`;
}

function intentOf(line: string | undefined): { intent?: WriteIntent } {
  const value = parse(line) as { offset?: unknown; bytes?: unknown } | undefined;
  if (!Number.isSafeInteger(value?.offset) || typeof value?.bytes !== "string") return {};
  return { intent: { offset: value.offset as number, bytes: Buffer.from(value.bytes, "base64") } };
}

function parse(line: string | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(line ?? "");
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function attempt(action: () => unknown): void {
  try {
    action();
  } catch {
    // What cannot be done here is done by whoever finds the file next.
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
