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

/** How long a process that may belong to the family is looked at again, because it is becoming another program. */
const doubtMs = 250;

/** How often in a row nobody must be found: a process that has just started another and ended hides it from one look. */
const clearLooks = 2;

export function familyOf(leader: number, marker: string): ProcessFamily {
  return { leader, marker, started: readProcess(leader)?.started, seen: new Map() };
}

/** Sends a signal to the group of the leader, at once, and says whether there was one. Windows knows no groups. */
export function signalGroup({ leader }: ProcessFamily, signal: NodeJS.Signals): boolean {
  return send(process.platform === "win32" ? leader : -leader, signal);
}

/** Asks every process of the family to end. */
export async function askToEnd(family: ProcessFamily): Promise<void> {
  const found = await livingMembers(family);
  signalGroup(family, "SIGTERM");
  for (const { pid, group } of found?.members ?? []) {
    if (group !== family.leader) send(pid, "SIGTERM");
  }
}

/** Kills every process of the family, and resolves when none lives any more. */
export async function killFamily(family: ProcessFamily): Promise<void> {
  const deadline = performance.now() + patienceMs;
  signalGroup(family, "SIGKILL");
  let clear = 0;
  let doubtEnds = Number.POSITIVE_INFINITY;
  for (let pauseMs = 1; performance.now() < deadline; pauseMs = Math.min(pauseMs * 2, 50)) {
    const found = await livingMembers(family);
    if (found === undefined && !signalGroup(family, "SIGKILL")) return;
    for (const { pid } of found?.members ?? []) send(pid, "SIGKILL");
    if (found?.members.length === 0) {
      doubtEnds = Math.min(doubtEnds, performance.now() + doubtMs);
      const isClear = !found.inDoubt || performance.now() >= doubtEnds;
      clear = isClear ? clear + 1 : 0;
      if (clear === clearLooks) return;
    } else {
      clear = 0;
    }
    await setTimeout(pauseMs);
  }
}

interface LivingMembers {
  readonly members: readonly ProcessEntry[];
  /** There is a process that may be one, and cannot be told at the moment. */
  readonly inDoubt: boolean;
}

/** The members that live, or undefined where the system does not list processes. */
async function livingMembers(family: ProcessFamily): Promise<LivingMembers | undefined> {
  const entries = await listProcesses();
  if (entries === undefined) return undefined;
  const candidates = entries.filter((entry) => !entry.ended && entry.pid !== process.pid && isYounger(entry, family));
  const members = new Map<number, ProcessEntry>();
  let inDoubt = false;
  for (const entry of candidates) {
    const isMember = await belongs(entry, family);
    if (isMember) members.set(entry.pid, entry);
    // Threads of the kernel have no environment at all, and no group.
    if (isMember === undefined && entry.group !== 0) inDoubt = true;
  }
  addChildren(members, candidates);
  for (const { pid, started } of members.values()) family.seen.set(pid, started);
  return { members: [...members.values()], inDoubt };
}

function isYounger({ started }: ProcessEntry, family: ProcessFamily): boolean {
  return family.started === undefined || started >= family.started;
}

async function belongs(
  { pid, group, session, started }: ProcessEntry,
  family: ProcessFamily,
): Promise<boolean | undefined> {
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
