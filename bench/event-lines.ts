import { makeSubjects } from "./engine-rules.js";

/** Lines of a collector of about the same length. */
export interface LineSet {
  readonly name: string;
  readonly lines: readonly string[];
}

const lineCount = 1_000;

/** The commands of the benchmark of matching. */
const commandCount = 200;

/** Commands whose lines are filled up with the usual members that nobody judges, and trivial commands with nothing. */
export function makeLineSets(): LineSet[] {
  const commands = makeSubjects(commandCount);
  const indexes = Array.from({ length: lineCount }, (_, index) => index);
  const commandAt = (index: number) => commands[index % commandCount] ?? "";
  return [
    { name: "realistic", lines: indexes.map((index) => realisticLine(commandAt(index), index)) },
    { name: "short envelope", lines: indexes.map((index) => shortLine(commandAt(index), index)) },
    { name: "trivial", lines: indexes.map(trivialLine) },
  ];
}

function realisticLine(subject: string, index: number): string {
  const pid = 10_000 + index;
  return filled(322, (cwd) => ({
    identity: { agent: "python3", task: String(pid), session: null },
    provider: null,
    event: { ToolExec: { pid, ppid: 9_031, uid: 1000, argv: subject.split(" "), cwd } },
    observation: { host: "build-7", seq: 880_000 + index },
  }));
}

function shortLine(subject: string, index: number): string {
  return filled(217, (cwd) => ({
    identity: { agent: "python3" },
    event: { ToolExec: { pid: 10_000 + index, argv: subject.split(" "), cwd } },
  }));
}

function trivialLine(index: number): string {
  const argv = [
    ["ls", "-la"],
    ["id", "-un"],
    ["ps", "aux"],
    ["df", "-ih"],
  ][index % 4];
  return JSON.stringify({ event: { ToolExec: { pid: 10_000 + index, argv } } });
}

/** The line with a working directory of the length that makes the line as long as told, or longer. */
function filled(length: number, event: (cwd: string) => object): string {
  const missing = length - JSON.stringify(event("/")).length;
  return JSON.stringify(event(`/${"home/agent/work/".repeat(20).slice(0, Math.max(0, missing))}`));
}
