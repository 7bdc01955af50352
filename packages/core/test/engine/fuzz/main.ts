import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type DecisionCounts, type Difference, fuzzPool, noDecisions } from "./decision-fuzz.js";

// Decisions of the automaton, of the plain engine and of Rust's regex crate, side by side, in every core. A pool depends
// on nothing but the seed and its number: `--seed S --from N --decisions 1` repeats one.

/** The memory of Rust's crate in WebAssembly only grows, and at some time there is no more of it. */
const poolsPerWorker = 40;

interface Task {
  readonly seed: number;
  /** The first pool, and how far it is to the next. */
  readonly first: number;
  readonly step: number;
}

interface Report {
  readonly pool: number;
  readonly counts: DecisionCounts;
  readonly differences: readonly Difference[];
}

if (isMainThread) await superviseWorkers();
else work(workerData as Task);

function work({ seed, first, step }: Task): void {
  let pool = first;
  parentPort?.on("message", () => {
    const counts = { ...noDecisions };
    const differences = fuzzPool(seed, pool, counts);
    parentPort?.postMessage({ pool, counts, differences } satisfies Report);
    pool += step;
  });
}

async function superviseWorkers(): Promise<void> {
  const { values } = parseArgs({
    options: {
      decisions: { type: "string", default: "5000000" },
      from: { type: "string", default: "0" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
      workers: { type: "string", default: String(availableParallelism()) },
    },
  });
  const wanted = Number(values.decisions);
  const seed = Number(values.seed);
  const workers = Number(values.workers);
  console.log(`${wanted} decisions, seed ${seed}, ${workers} workers`);

  const started = performance.now();
  const total = { ...noDecisions };
  const differences: (Difference & { readonly pool: number })[] = [];
  const progress = setInterval(
    () => console.log(`${total.decisions} of ${wanted}, ${differences.length} differences`),
    30_000,
  );
  await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      superviseWorker({ seed, first: Number(values.from) + index, step: workers }, (report) => {
        for (const name of Object.keys(total) as (keyof DecisionCounts)[]) total[name] += report.counts[name];
        for (const difference of report.differences) differences.push({ pool: report.pool, ...difference });
        return total.decisions < wanted;
      }),
    ),
  );
  clearInterval(progress);

  for (const difference of differences.slice(0, 20)) {
    console.log(`\nDIFFERENCE with --seed ${seed} --from ${difference.pool} --decisions 1\n`, difference);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${total.decisions} decisions in ${seconds} s: ${total.matched} matched, ${total.gated} with gaps taken apart, ` +
      `${total.starved} short of memory; ${differences.length} differences, seed ${seed}`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
}

/** Has workers do one pool after the other, as long as more are wanted. */
async function superviseWorker(task: Task, wantsMore: (report: Report) => boolean): Promise<void> {
  for (let first = task.first; ; first += poolsPerWorker * task.step) {
    if (!(await doPools({ ...task, first }, wantsMore))) return;
  }
}

/** Gives whether more are wanted when the worker has done its share. */
function doPools(task: Task, wantsMore: (report: Report) => boolean): Promise<boolean> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    let done = 0;
    worker.once("error", reject);
    worker.on("message", (report: Report) => {
      done += 1;
      const goesOn = wantsMore(report);
      if (goesOn && done < poolsPerWorker) worker.postMessage("next");
      else void worker.terminate().then(() => resolve(goesOn));
    });
    worker.postMessage("next");
  });
}
