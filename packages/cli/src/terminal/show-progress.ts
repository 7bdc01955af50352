import type { AnalysisProgress } from "@a3s/sentry-core";
import type { CliContext } from "../context.js";

export interface ProgressDisplay {
  readonly onProgress: (progress: AnalysisProgress) => void;
  /** Takes away what was shown. */
  end(): Promise<void>;
}

const millisecondsBeforeFirst = 1_000;
const millisecondsBetween = 200;

/** Shows on a terminal's standard error how far a long analysis has come; elsewhere, and of a short one, nothing. */
export function showProgress({ stderr }: CliContext, what: string): ProgressDisplay {
  let next = performance.now() + millisecondsBeforeFirst;
  let shown = false;
  return {
    onProgress({ done, total }) {
      if (!stderr.isTTY || performance.now() < next) return;
      next = performance.now() + millisecondsBetween;
      shown = true;
      // Nobody waits for it, and where it cannot be written there is nothing to do about it.
      stderr.write(`\r${what}: ${Math.floor((100 * done) / Math.max(1, total))} %`).catch(() => {});
    },
    end: async () => {
      if (shown) await stderr.write(`\r${" ".repeat(what.length + 7)}\r`);
    },
  };
}
