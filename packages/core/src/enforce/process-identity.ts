import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Tells one running process from every other, those that had or will have its number included. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The kernel's start time of the process, or "" where it cannot be read. */
  readonly started: string;
  /** The host and the process-number space that the number belongs to. */
  readonly place: string;
}

export function ownIdentity(): ProcessIdentity {
  own ??= { pid: process.pid, started: startOf(process.pid), place: place() };
  return own;
}

let own: ProcessIdentity | undefined;

/** Whether the process runs still: undefined where that cannot be told from here. */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  if (identity.place !== ownIdentity().place) return undefined;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const started = startOf(identity.pid);
  return started === "" || identity.started === "" ? undefined : started === identity.started;
}

function place(): string {
  return `${hostname()} ${readOr("", () => readlinkSync("/proc/self/ns/pid"))}`;
}

/** Field 22 of /proc/PID/stat, counted behind the command, which may itself hold blanks and parentheses. */
function startOf(pid: number): string {
  const stat = readOr("", () => readFileSync(`/proc/${pid}/stat`, "latin1"));
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function readOr(fallback: string, read: () => string): string {
  try {
    return read();
  } catch {
    return fallback;
  }
}
