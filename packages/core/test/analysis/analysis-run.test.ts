import { expect, test } from "vitest";
import { driveAnalysis } from "../../src/analysis/analysis-run.js";

function* endless(): Generator<undefined, never, void> {
  for (;;) yield;
}

test("several analyses at a time let input and output have their turn", async () => {
  const stop = new AbortController();
  const runs = [1, 2, 3].map(() => driveAnalysis(endless(), { signal: stop.signal, sliceMilliseconds: 2 }));
  // What reads and writes comes in this phase of the event loop. An analysis that never lets go would keep it away.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  for (const run of runs) await expect(run).rejects.toThrow();
});
