import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type FuzzCounts, type FuzzFailure, fuzzOnce, noCounts } from "./fuzz-run.js";
import { judgeOfEvents } from "./judge-of-events.js";

// Random and damaged documents and events for as long as asked, in every core. Each run is one document and one line, and
// depends on nothing but the seed and its number: `--seed S --from N --runs 1` repeats one.

interface Task {
  readonly seed: number;
  /** The numbers of the runs: from `first`, up to and without `end`, every `step`-th. */
  readonly first: number;
  readonly end: number;
  readonly step: number;
  /** Where the worker says which run it is in. */
  readonly current: Int32Array<SharedArrayBuffer>;
}

type Report = { readonly counts: FuzzCounts } | { readonly failures: readonly FuzzFailure[] };

const reportEvery = 500;
const longestRun = 60_000;

if (isMainThread) await superviseRuns();
else work(workerData as Task);

function work({ seed, first, end, step, current }: Task): void {
  const report = (message: Report) => parentPort?.postMessage(message);
  const sentry = judgeOfEvents();
  let counts = { ...noCounts };
  for (let run = first; run < end; run += step) {
    Atomics.store(current, 0, run);
    const failures = fuzzOnce(sentry, seed, run, counts);
    if (failures.length > 0) report({ failures });
    if (counts.documents < reportEvery) continue;
    report({ counts });
    counts = { ...noCounts };
  }
  report({ counts });
}

async function superviseRuns(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "100000" },
      from: { type: "string", default: "0" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
      workers: { type: "string", default: String(availableParallelism()) },
    },
  });
  const [runs, from, seed, workers] = [values.runs, values.from, values.seed, values.workers].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  console.log(`${runs} documents and ${runs} lines of events, seed ${seed}, from ${from}, ${workers} workers`);

  const started = performance.now();
  const total = { ...noCounts };
  const failures: FuzzFailure[] = [];
  const progress = setInterval(() => console.log(`${total.documents} of ${runs}, ${failures.length} failures`), 30_000);
  const tasks = Array.from({ length: workers }, (_, index) => ({
    seed,
    first: from + index,
    end: from + runs,
    step: workers,
  }));
  await Promise.all(tasks.map((task) => superviseWorker(task, total, failures)));
  clearInterval(progress);

  for (const { run, input, text, problem } of failures.slice(0, 20)) {
    console.log(`\nFAILED with --seed ${seed} --from ${run} --runs 1, ${input}:\n${text.slice(0, 2000)}\n${problem}`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${total.documents} documents: ${total.accepted} accepted, ${total.formatted} formatted`);
  console.log(`${total.lines} lines: ${total.events} events judged`);
  console.log(`${failures.length} failures in ${seconds.toFixed(0)} s, seed ${seed}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** Runs a task to its end: a worker that dies, or stays in one run for too long, is replaced by one behind that run. */
async function superviseWorker(task: Omit<Task, "current">, total: FuzzCounts, failures: FuzzFailure[]): Promise<void> {
  for (let first = task.first; first < task.end; ) {
    const current = new Int32Array(new SharedArrayBuffer(4));
    current[0] = first;
    const problem = await runWorker({ ...task, first, current }, total, failures);
    if (problem === undefined) return;
    const run = Atomics.load(current, 0);
    failures.push({ run, input: "document", text: "see the seed", problem });
    first = run + task.step;
  }
}

function runWorker(task: Task, total: FuzzCounts, failures: FuzzFailure[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
    let seen = -1;
    const watch = setInterval(() => {
      const run = Atomics.load(task.current, 0);
      if (run === seen) end(`does not end within ${longestRun / 1000} s`);
      seen = run;
    }, longestRun);
    const end = (problem: string | undefined) => {
      clearInterval(watch);
      void worker.terminate();
      resolve(problem);
    };
    worker.on("message", (report: Report) => {
      if ("failures" in report) failures.push(...report.failures);
      else for (const name of Object.keys(total) as (keyof FuzzCounts)[]) total[name] += report.counts[name];
    });
    worker.once("error", (error) => end(error.stack ?? error.message));
    worker.once("exit", () => end(undefined));
  });
}
