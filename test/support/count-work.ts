import { Session } from "node:inspector/promises";
import { root } from "./repository.js";

/** Counts how often blocks of code are entered. */
export interface WorkCounter {
  /** The count of what runs meanwhile in the sources of this repository and in the packages that it uses. */
  readonly count: (run: () => void) => Promise<number>;
  readonly dispose: () => void;
}

/**
 * Starts to count. Unlike a time the count is the same on every machine; work inside of the runtime, such as a search in a
 * string, is not in it. Only modules that are imported after the start are counted in full.
 */
export async function createWorkCounter(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const take = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    return result
      .filter(({ url }) => url.includes(root) && !url.includes("/vitest/"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  return {
    count: async (run) => {
      await take();
      run();
      return take();
    },
    dispose: () => session.disconnect(),
  };
}
