import type { AnalysisRun } from "./analysis-run.js";

/** A part of a longer analysis. */
export interface Stage {
  /** What lies behind it, in units of the whole. */
  readonly done: number;
  /** How many units it is. */
  readonly share: number;
  /** All units of the whole. */
  readonly total: number;
}

/** Runs a part of an analysis so that its progress is told as that of the whole. */
export function* runStage<Result>(run: AnalysisRun<Result>, { done, share, total }: Stage): AnalysisRun<Result> {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
    const { value } = step;
    yield value === undefined || value.total === 0
      ? undefined
      : { done: done + (share * value.done) / value.total, total };
  }
}
