import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The numbers of all living processes that have a text in their environment or command line. */
export function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        !isEnded(pid) && [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`].some((file) => read(file).includes(text)),
    )
    .map(Number);
}

/** What this process has open, without what the system opens and closes by itself. */
export function openDescriptors(): string[] {
  return readdirSync("/proc/self/fd")
    .map((descriptor) => link(`/proc/self/fd/${descriptor}`))
    .filter((target) => /^(?:socket|pipe|\/tmp)/.test(target))
    .sort();
}

/** The children of this process, ended ones included that nobody has asked after. */
export function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => stat(pid)[1] === String(parent))
    .map(Number);
}

/** The directories of investigations that were not removed. */
export function agentDirectories(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith("sentry-agent-"))
    .map((name) => join(tmpdir(), name));
}

function isEnded(pid: string): boolean {
  return ["Z", "X", undefined].includes(stat(pid)[0]);
}

/** The fields behind the command: state, parent, group, session. */
function stat(pid: string): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === "" ? [] : text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
