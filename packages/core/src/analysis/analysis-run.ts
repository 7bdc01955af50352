/** How far an analysis has come. */
export interface AnalysisProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * An analysis that is done in small pieces: it yields after each, so that who drives it can stop, wait, or do something
 * else between two pieces. A piece takes a millisecond or so.
 */
export type AnalysisRun<Result> = Generator<AnalysisProgress | undefined, Result, void>;

export interface DriveOptions {
  /** Rejects with the signal's reason as soon as the piece at work is done. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AnalysisProgress) => void;
  /** How long to work before the event loop gets its turn, in milliseconds. Default 8. */
  readonly sliceMilliseconds?: number;
}

/** Runs an analysis to its end while others get their turn. */
export async function driveAnalysis<Result>(run: AnalysisRun<Result>, options: DriveOptions = {}): Promise<Result> {
  const slice = options.sliceMilliseconds ?? 8;
  let sliceEnd = performance.now() + slice;
  for (;;) {
    options.signal?.throwIfAborted();
    const step = run.next();
    if (step.done === true) return step.value;
    if (step.value !== undefined) options.onProgress?.(step.value);
    if (performance.now() < sliceEnd) continue;
    await new Promise<void>(letOthersWork);
    sliceEnd = performance.now() + slice;
  }
}

/**
 * Two analyses at a time that each wait for a timer keep Node at its timers, where one is always due: nothing would be
 * read or written until the first of them is done. Browsers have no `setImmediate`, and no such preference.
 */
const { setImmediate } = globalThis as { readonly setImmediate?: (task: () => void) => unknown };

function letOthersWork(task: () => void): void {
  if (setImmediate === undefined) setTimeout(task, 0);
  else setImmediate(task);
}

/** Runs an analysis to its end at once. */
export function finishAnalysis<Result>(run: AnalysisRun<Result>): Result {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}
