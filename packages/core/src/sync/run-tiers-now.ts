import { existsSync } from "node:fs";
import { MessageChannel, type MessagePort, receiveMessageOnPort, SHARE_ENV, Worker } from "node:worker_threads";
import { errorMessage } from "../tiers/error-message.js";
import type { SyncAnswer, SyncJob } from "./sync-job.js";

/** What a worker is started with. */
export interface SyncWorkerData {
  readonly port: MessagePort;
  /** One 32-bit word of shared memory, 0 while a job is under way. */
  readonly state: Int32Array;
}

export type SyncRequest = { readonly kind: "job"; readonly job: SyncJob } | { readonly kind: "abort" };

/** Longer than a worker takes to start on a busy machine, and than an agent takes to be killed. */
const patienceMs = 15_000;

interface SyncWorker {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly state: Int32Array;
}

let current: SyncWorker | undefined;

/**
 * Asks tiers in a worker thread, and blocks this thread until they have answered or their time is over.
 *
 * The worker is kept while the program does nothing else, so that a loop of such calls starts one. As soon as the event
 * loop gets its turn the worker is ended: no thread, socket or timer stays behind, and nothing keeps the program from
 * exiting.
 */
export function runTiersNow(job: SyncJob): SyncAnswer {
  let used: SyncWorker | undefined;
  try {
    used = current ?? start();
    const request: SyncRequest = { kind: "job", job };
    Atomics.store(used.state, 0, 0);
    used.port.postMessage(request);
    const answer = waitFor(used, budgetMs(job)) ?? abort(used);
    if (answer !== undefined) return answer;
    end(used);
    return { kind: "failed", why: "the worker of evaluateSync did not answer in time" };
  } catch (error) {
    if (used !== undefined) end(used);
    return { kind: "failed", why: errorMessage(error) };
  }
}

function start(): SyncWorker {
  // A bundle in the form of CommonJS does not know where it is.
  const here: string | undefined = import.meta.url;
  if (here === undefined) throw new Error("evaluateSync finds its worker only from an ES module; bundle it as one");
  const entry = new URL("./sync-worker.js", here);
  if (!existsSync(entry)) throw new Error("the file of the worker of evaluateSync, sync-worker.js, is missing");
  const { port1, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: SyncWorkerData = { port: port2, state };
  // Flags of this program, such as those for a script on the command line, are none for the worker.
  const worker = new Worker(entry, { workerData, transferList: [port2], env: SHARE_ENV, execArgv: [] });
  // A worker that fails does not answer, and that is dealt with.
  worker.on("error", () => undefined);
  worker.unref();
  port1.unref();
  const started = { worker, port: port1, state };
  current = started;
  setImmediate(() => end(started)).unref();
  return started;
}

function end(ended: SyncWorker): void {
  if (current === ended) current = undefined;
  ended.port.close();
  void ended.worker.terminate();
}

/** The answer, or undefined where there is none in time. */
function waitFor({ port, state }: SyncWorker, milliseconds: number): SyncAnswer | undefined {
  if (Atomics.wait(state, 0, 0, milliseconds) === "timed-out") return undefined;
  const received: { readonly message: SyncAnswer } | undefined = receiveMessageOnPort(port);
  return received?.message;
}

/** Has the tiers stopped, so that no agent outlives its worker; what they still answer is taken. */
function abort(used: SyncWorker): SyncAnswer | undefined {
  const request: SyncRequest = { kind: "abort" };
  used.port.postMessage(request);
  return waitFor(used, patienceMs);
}

/** The tiers keep their own time; this is for what would keep them from it. */
function budgetMs({ settings: { llm, agent } }: SyncJob): number {
  return ((llm?.timeoutSeconds ?? 0) + (agent?.timeoutSeconds ?? 0)) * 1000 + patienceMs;
}
