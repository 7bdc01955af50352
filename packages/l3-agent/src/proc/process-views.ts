import { readConnections } from "./connections.js";
import { processNumbers, readDescriptors, readProcFile, readProcLink } from "./proc-file.js";
import { briefOf } from "./process-brief.js";

export type ProcessView = "status" | "cmdline" | "links" | "parents" | "children" | "files" | "mapped" | "connections";

interface View {
  readonly description: string;
  /** Undefined where there is nothing to see. */
  readonly read: (pid: number) => Promise<string | undefined>;
}

/** How much of a command line is shown, in bytes. */
const maxCommandBytes = 4 * 1024;

const maxFiles = 512;
const maxParents = 16;

/** Everything that can be seen of a process. */
export const processViews: Readonly<Record<ProcessView, View>> = {
  status: {
    description: "name, state, parent, users, capabilities",
    read: (pid) => readProcFile(pid, "status", 4 * 1024),
  },
  cmdline: { description: "the arguments that it was started with", read: commandLine },
  links: { description: "its executable, working directory and root directory", read: links },
  parents: { description: "what started it, up to the first process", read: parents },
  children: { description: "what it has started", read: children },
  files: { description: "the names of the files that it has open", read: files },
  mapped: { description: "the names of the files that are mapped into it, such as libraries", read: mapped },
  connections: { description: "its network connections and listeners", read: readConnections },
};

async function commandLine(pid: number): Promise<string | undefined> {
  const text = await readProcFile(pid, "cmdline", maxCommandBytes);
  return text === undefined || text === "" ? undefined : JSON.stringify(text.replace(/\0$/, "").split("\0"));
}

async function links(pid: number): Promise<string> {
  const names = ["exe", "cwd", "root"] as const;
  const targets = await Promise.all(names.map((name) => readProcLink(pid, name)));
  return names
    .flatMap((name, index) => (targets[index] === undefined ? [] : [`${name}: ${targets[index]}`]))
    .join("\n");
}

async function parents(pid: number): Promise<string> {
  const lines: string[] = [];
  let next = (await briefOf(pid))?.parent ?? 0;
  while (next > 0 && lines.length < maxParents) {
    const brief = await briefOf(next);
    if (brief === undefined) break;
    lines.push(brief.line);
    next = brief.parent;
  }
  return lines.join("\n");
}

async function children(pid: number): Promise<string> {
  const lines: string[] = [];
  for (const number of await processNumbers()) {
    const brief = await briefOf(number);
    if (brief?.parent === pid) lines.push(brief.line);
  }
  return lines.join("\n");
}

async function files(pid: number): Promise<string> {
  const targets = await readDescriptors(pid, maxFiles);
  return [...new Set(targets.filter((target) => target.startsWith("/")))].sort().join("\n");
}

async function mapped(pid: number): Promise<string | undefined> {
  const text = await readProcFile(pid, "maps", 1024 * 1024);
  const names = text?.split("\n").map((line) => /\s(\/.*)$/.exec(line)?.[1]);
  return names === undefined ? undefined : [...new Set(names.filter((name) => name !== undefined))].sort().join("\n");
}
