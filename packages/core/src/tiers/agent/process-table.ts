import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";

/** A process as the kernel lists it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** The kernel's start time, in clock ticks since it booted. With the number it tells a process from every other. */
  readonly started: number;
  /** It has ended and waits for its parent to ask how. */
  readonly ended: boolean;
}

/** How many processes are read before others get their turn: some milliseconds' worth. */
const batch = 200;

/** All processes, or undefined where the system does not list them in /proc. */
export async function listProcesses(): Promise<ProcessEntry[] | undefined> {
  const names = numbersIn("/proc");
  if (names === undefined) return undefined;
  const entries: ProcessEntry[] = [];
  for (let start = 0; start < names.length; start += batch) {
    if (start > 0) await setImmediate();
    for (const pid of names.slice(start, start + batch)) {
      const entry = readProcess(pid);
      if (entry !== undefined) entries.push(entry);
    }
  }
  return entries.length === 0 ? undefined : entries;
}

/** One process, or undefined where there is none of that number or it cannot be read. */
export function readProcess(pid: number): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The command may itself hold blanks and parentheses: the fields are counted behind its last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const number = (index: number) => Number(fields[index]);
    const ended = fields[0] === "Z" || fields[0] === "X";
    return { pid, parent: number(1), group: number(2), session: number(3), started: number(19), ended };
  } catch {
    return undefined;
  }
}

/**
 * Whether a process was started with a variable of that value. Undefined where its environment is empty, as it is for a
 * moment while a process becomes another program. False where it cannot be read.
 */
export async function hasVariable(pid: number, name: string, value: string): Promise<boolean | undefined> {
  try {
    const environment = await readFile(`/proc/${pid}/environ`, "latin1");
    return environment === "" ? undefined : `\0${environment}`.includes(`\0${name}=${value}\0`);
  } catch {
    return false;
  }
}

function numbersIn(directory: string): number[] | undefined {
  try {
    return readdirSync(directory)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return undefined;
  }
}
