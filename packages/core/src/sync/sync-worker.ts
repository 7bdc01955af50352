import { workerData } from "node:worker_threads";
import type { SyncRequest, SyncWorkerData } from "./run-tiers-now.js";
import type { SyncAnswer, SyncJob } from "./sync-job.js";

// The worker of evaluateSync. It loads nothing before a job comes, so that whatever fails is told.

const { port, state } = workerData as SyncWorkerData;
let controller = new AbortController();

port.on("message", (request: SyncRequest) => {
  if (request.kind === "abort") controller.abort();
  else void answer(request.job);
});

async function answer(job: SyncJob): Promise<void> {
  controller = new AbortController();
  port.postMessage(await done(job, controller.signal));
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
}

async function done(job: SyncJob, signal: AbortSignal): Promise<SyncAnswer> {
  try {
    const { doSyncJob } = await import("./do-sync-job.js");
    return await doSyncJob(job, signal);
  } catch (error) {
    const why = error instanceof Error && !signal.aborted ? error.message : "the tiers did not answer in time";
    return { kind: "failed", why };
  }
}
