import { readProcFile } from "./proc-file.js";

export interface ProcessBrief {
  readonly parent: number;
  /** Number, user and command line of the process. */
  readonly line: string;
}

/** How much of a command line is shown, in bytes. */
const maxCommandBytes = 300;

/** A process in one line; undefined where there is none. */
export async function briefOf(pid: number): Promise<ProcessBrief | undefined> {
  const status = await readProcFile(pid, "status", 2 * 1024);
  if (status === undefined) return undefined;
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(status)?.[1] ?? "";
  const command = await readProcFile(pid, "cmdline", maxCommandBytes);
  // Threads of the kernel have no command line.
  const shown = command ? command.replace(/\0$/, "").split("\0") : [field("Name")];
  return {
    parent: Number(field("PPid")),
    line: `pid ${pid}, user ${field("Uid")}: ${JSON.stringify(shown)}`,
  };
}
