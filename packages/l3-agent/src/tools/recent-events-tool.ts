import { type JudgedEvent, parseEvent, subjectOf } from "@a3s/sentry-core";
import { readFilePart } from "../read-file-part.js";
import { defineTool, evidence, problem, type Tool } from "./define-tool.js";

/** How much of the end of the file is searched, in bytes. */
const searchedBytes = 8 * 1024 * 1024;

/** A longer subject is cut off, in UTF-16 units. */
const maxSubjectLength = 300;

interface Wanted {
  readonly agent: string | undefined;
  readonly task: string | undefined;
  readonly session: string | undefined;
  readonly pid: number | undefined;
}

export function recentEventsTool(path: string): Tool {
  return defineTool({
    name: "recent_events",
    description:
      "Lists what else the same actor did lately, the newest first. Name at least one of agent, task, session, pid.",
    parameters: {
      agent: { type: "string", maxLength: 300, description: "The agent, as the incident names it." },
      task: { type: "string", maxLength: 300, description: "The task." },
      session: { type: "string", maxLength: 300, description: "The session." },
      pid: { type: "integer", minimum: 0, maximum: 2 ** 32 - 1, description: "The number of the process." },
      contains: { type: "string", maxLength: 300, description: "Only events whose subject holds this text." },
      limit: { type: "integer", minimum: 1, maximum: 50, description: "How many to list. Default 20." },
    },
    run: async ({ contains, limit = 20, ...wanted }) => {
      if (Object.values(wanted).every((value) => value === undefined)) return problem("no actor is named");
      const part = await readFilePart(path, -searchedBytes, searchedBytes);
      if (part === undefined) return problem("the recorded events cannot be read");
      const lines = part.bytes.toString("utf8").split("\n");
      // The first line of a part that begins within the file is the rest of one.
      const whole = part.start === 0 ? lines : lines.slice(1);
      const found = newest(whole, wanted, contains, limit);
      return found.length === 0 ? problem("no such event was recorded") : evidence(found.join("\n"));
    },
  });
}

function newest(lines: readonly string[], wanted: Wanted, contains: string | undefined, limit: number): string[] {
  const found: string[] = [];
  for (let index = lines.length - 1; index >= 0 && found.length < limit; index--) {
    const event = parseEvent(lines[index] ?? "");
    if (event === null || !isOf(event, wanted)) continue;
    const subject = subjectOf(event);
    if (contains !== undefined && !subject.includes(contains)) continue;
    found.push(describe(event, subject));
  }
  return found;
}

function isOf({ identity, data }: JudgedEvent, { agent, task, session, pid }: Wanted): boolean {
  const pairs = [
    [agent, identity.agent],
    [task, identity.task],
    [session, identity.session],
    [pid, data.pid],
  ];
  return pairs.every(([want, is]) => want === undefined || want === is);
}

function describe({ kind, data, identity }: JudgedEvent, subject: string): string {
  const shown = subject.length > maxSubjectLength ? `${subject.slice(0, maxSubjectLength)}…` : subject;
  const write = kind === "FileAccess" ? { write: data.write } : {};
  return JSON.stringify({ kind, pid: data.pid, ...identity, ...write, subject: shown });
}
