import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as delay, setImmediate } from "node:timers/promises";
import { AgentFailure } from "./agent-failure.js";
import { untilExit } from "./at-exit.js";
import { askToEnd, familyOf, killFamily, type ProcessFamily, signalGroup } from "./process-family.js";

export interface ProcessRequest {
  /** A path, or a name that is looked up in the `PATH` of `environment`. */
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The value that `investigationVariable` has in the environment. */
  readonly marker: string;
  readonly timeoutMs: number;
  /** How many bytes of standard output are taken; more is a failure. */
  readonly maxOutputBytes: number;
  readonly signal?: AbortSignal;
}

export interface ProcessOutput {
  readonly stdout: Buffer;
  /** It ended by itself with exit code 0, or closed its output and was ended then. */
  readonly succeeded: boolean;
  /** How it ended, in words. */
  readonly ending: string;
}

/** How long a process may take to end after it was asked to, and after it has closed its output. */
const graceMs = 500;

/** How long a killed process is waited for; only one that the kernel cannot interrupt takes longer. */
const patienceMs = 5_000;

type Stop = "exit" | "closed" | "timeout" | "overflow" | "abort";

/**
 * Runs a program without a shell, without standard input, in a session and a process group of its own. Standard error is
 * not read. When it resolves or rejects, the program, its group, what else of it can be found, and the descriptors are
 * gone.
 *
 * @throws {AgentFailure} where the program cannot be started, does not end in time or writes too much.
 * @throws the reason of the signal, where that is aborted.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessOutput> {
  const { signal, timeoutMs, maxOutputBytes } = request;
  signal?.throwIfAborted();
  const child = await start(request);
  const family = familyOf(child.pid, request.marker);
  const release = untilExit(() => void signalGroup(family, "SIGKILL"));
  const exited = new Promise<void>((resolve) => void child.process.once("exit", () => resolve()));
  const closed = new Promise<void>((resolve) => void child.process.once("close", () => resolve()));
  const output = collect(child.stdout, maxOutputBytes);
  const done = new AbortController();
  try {
    const stop = await Promise.race<Stop>([
      exited.then(() => "exit"),
      output.ended.then(() => "closed"),
      output.overflown.then(() => "overflow"),
      aborted(signal, done.signal),
      after(timeoutMs, done.signal).then(() => "timeout"),
    ]);
    // The number of a group is its own only as long as a member lives: no moment is lost before what is left is killed.
    if (stop === "exit") signalGroup(family, "SIGKILL");
    const endedByItself = stop === "exit" || (await endsGently(family, exited, stop));
    await killFamily(family);
    await drained(output);
    child.stdout.destroy();
    await within(patienceMs, Promise.all([exited, closed]));
    throwUnlessAnswered(output.size() > maxOutputBytes && stop !== "abort" ? "overflow" : stop, request);
    const { exitCode, signalCode } = child.process;
    return {
      stdout: output.bytes(),
      succeeded: endedByItself ? exitCode === 0 : true,
      ending: signalCode === null ? `it ended with exit code ${exitCode ?? "unknown"}` : `${signalCode} ended it`,
    };
  } finally {
    done.abort();
    release();
  }
}

/** Whether a process ends by itself in a short time: where it has closed its output; otherwise it is asked to. */
async function endsGently(family: ProcessFamily, exited: Promise<void>, stop: Stop): Promise<boolean> {
  if (stop !== "closed") await askToEnd(family);
  return within(graceMs, exited);
}

function throwUnlessAnswered(stop: Stop, { signal, timeoutMs, maxOutputBytes }: ProcessRequest): void {
  if (stop === "abort") throw signal?.reason;
  if (stop === "timeout") throw new AgentFailure(`it did not answer within ${timeoutMs / 1000} s`);
  if (stop === "overflow") throw new AgentFailure(`it wrote more than ${maxOutputBytes} bytes`);
}

interface StartedProcess {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly stdout: Readable;
}

async function start({ file, args, directory, environment }: ProcessRequest): Promise<StartedProcess> {
  const options: SpawnOptions = {
    cwd: directory,
    env: environment,
    shell: false,
    detached: true,
    windowsHide: true,
    stdio: ["ignore", "pipe", "ignore"],
  };
  let child: ChildProcess;
  try {
    child = spawn(file, [...args], options);
  } catch (error) {
    throw new AgentFailure(problemOf(error));
  }
  const { pid, stdout } = child;
  if (pid !== undefined && stdout !== null) return { process: child, pid, stdout };
  const [error]: unknown[] = await once(child, "error");
  stdout?.destroy();
  throw new AgentFailure(problemOf(error));
}

const problems: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "the program was not found, or the interpreter that it names"],
  ["ENOTDIR", "the program was not found"],
  ["EACCES", "the program is not an executable file"],
  ["EPERM", "the program may not be run"],
  ["ELOOP", "its path has too many symbolic links"],
  ["ENAMETOOLONG", "its path is too long"],
  ["E2BIG", "its arguments or its environment are too long"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
  ["EAGAIN", "the system can start no more processes"],
  ["ENOMEM", "the system has no memory for it"],
  ["ENOEXEC", "the program is not for this system"],
  ["ERR_INVALID_ARG_VALUE", "its path or an argument holds a NUL character"],
]);

function problemOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return problems.get(code) ?? `the program could not be started${code === undefined ? "" : `: ${code}`}`;
}

interface Output {
  readonly ended: Promise<void>;
  readonly overflown: Promise<void>;
  readonly isOver: () => boolean;
  /** How many chunks have come. */
  readonly chunks: () => number;
  /** How many bytes have come, up to the limit or little more. */
  readonly size: () => number;
  readonly bytes: () => Buffer;
}

/** Keeps what a stream gives up to one byte beyond the limit, and goes on reading, so that nobody waits to write. */
function collect(stream: Readable, maxBytes: number): Output {
  const kept: Buffer[] = [];
  let size = 0;
  let chunks = 0;
  let isOver = false;
  let end = () => {};
  let overflow = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const overflown = new Promise<void>((resolve) => {
    overflow = resolve;
  });
  const finish = () => {
    isOver = true;
    end();
  };
  stream.on("data", (chunk: Buffer) => {
    chunks++;
    if (size <= maxBytes) {
      kept.push(chunk.subarray(0, maxBytes + 1 - size));
      size += chunk.length;
    }
    if (size > maxBytes) overflow();
  });
  // A pipe that breaks has ended: how the process ended tells what that means.
  stream.once("end", finish).once("close", finish).once("error", finish);
  return {
    ended,
    overflown,
    isOver: () => isOver,
    chunks: () => chunks,
    size: () => size,
    bytes: () => Buffer.concat(kept),
  };
}

/**
 * Resolves when everything that is in the pipe has been read: at its end, or, where a process that was not found holds
 * it open, when two turns of the event loop in a row found nothing in it.
 */
async function drained({ isOver, chunks }: Output): Promise<void> {
  for (let quiet = 0, before = chunks(); !isOver() && quiet < 2; quiet++) {
    await setImmediate();
    if (chunks() !== before) quiet = -1;
    before = chunks();
  }
}

function aborted(signal: AbortSignal | undefined, done: AbortSignal): Promise<Stop> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve("abort");
    signal?.addEventListener("abort", () => resolve("abort"), { once: true, signal: done });
  });
}

/** Whether a promise settles in time. */
async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const inTime = await Promise.race([promise.then(() => true), after(ms, done.signal).then(() => false)]);
  done.abort();
  return inTime;
}

/** Resolves after a time, or when nobody waits any more. */
function after(ms: number, done: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal: done }).catch(() => undefined);
}
