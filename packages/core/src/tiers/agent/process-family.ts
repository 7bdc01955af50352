import { setTimeout } from "node:timers/promises";
import { hasVariable, listProcesses, type ProcessEntry, readProcess } from "./process-table.js";

/** The variable by which the processes of one investigation are found again, wherever they went. */
export const investigationVariable = "A3S_SENTRY_INVESTIGATION";

/**
 * A process that leads a session and a group of its own, and what it has started.
 *
 * Its group is always found. On Linux also what has left group and session: by the variable that every process of the
 * investigation inherits, and as the child of one that is found. What leaves the session, clears its environment and
 * loses its parent before anybody looks cannot be told from any other process of the machine, and stays.
 */
export interface ProcessFamily {
  readonly leader: number;
  /** The value of {@link investigationVariable}: random, so that no other process has it by chance. */
  readonly marker: string;
  /** The kernel's start time of the leader; undefined where it is not known. */
  readonly started: number | undefined;
  /** Members that have been seen, with their start times: they stay members when what tied them to the family is gone. */
  readonly seen: Map<number, number>;
}

/** How long dead processes are waited for; only one that the kernel cannot interrupt takes longer. */
const patienceMs = 5_000;

export function familyOf(leader: number, marker: string): ProcessFamily {
  return { leader, marker, started: readProcess(leader)?.started, seen: new Map() };
}

/** Sends a signal to the group of the leader, at once, and says whether there was one. Windows knows no groups. */
export function signalGroup({ leader }: ProcessFamily, signal: NodeJS.Signals): boolean {
  return send(process.platform === "win32" ? leader : -leader, signal);
}

/** Asks every process of the family to end. */
export async function askToEnd(family: ProcessFamily): Promise<void> {
  const members = await livingMembers(family);
  signalGroup(family, "SIGTERM");
  for (const { pid, group } of members ?? []) {
    if (group !== family.leader) send(pid, "SIGTERM");
  }
}

/** Kills every process of the family, and resolves when none lives any more. */
export async function killFamily(family: ProcessFamily): Promise<void> {
  const deadline = performance.now() + patienceMs;
  signalGroup(family, "SIGKILL");
  for (let pauseMs = 1; performance.now() < deadline; pauseMs = Math.min(pauseMs * 2, 50)) {
    const members = await livingMembers(family);
    if (members === undefined ? !signalGroup(family, "SIGKILL") : members.length === 0) return;
    for (const { pid } of members ?? []) send(pid, "SIGKILL");
    await setTimeout(pauseMs);
  }
}

/** The members that live, or undefined where the system does not list processes. */
async function livingMembers(family: ProcessFamily): Promise<ProcessEntry[] | undefined> {
  const entries = await listProcesses();
  if (entries === undefined) return undefined;
  const candidates = entries.filter((entry) => !entry.ended && entry.pid !== process.pid && isYounger(entry, family));
  const members = new Map<number, ProcessEntry>();
  for (const entry of candidates) {
    if (await belongs(entry, family)) members.set(entry.pid, entry);
  }
  addChildren(members, candidates);
  for (const { pid, started } of members.values()) family.seen.set(pid, started);
  return [...members.values()];
}

function isYounger({ started }: ProcessEntry, family: ProcessFamily): boolean {
  return family.started === undefined || started >= family.started;
}

async function belongs({ pid, group, session, started }: ProcessEntry, family: ProcessFamily): Promise<boolean> {
  if (group === family.leader || session === family.leader || family.seen.get(pid) === started) return true;
  return hasVariable(pid, investigationVariable, family.marker);
}

function addChildren(members: Map<number, ProcessEntry>, candidates: readonly ProcessEntry[]): void {
  for (let size = -1; size < members.size; ) {
    size = members.size;
    for (const entry of candidates) {
      if (members.has(entry.parent)) members.set(entry.pid, entry);
    }
  }
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
