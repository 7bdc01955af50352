import type { LatencyHistogram } from "./sentry-metrics.js";

/** The limits of the buckets, from an answer out of a cache to the longest investigation of the default timeout. */
export const latencyBucketsMs: readonly number[] = [
  10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000,
];

/** Counts durations. */
export class Latency {
  readonly #counts = latencyBucketsMs.map(() => 0);
  #count = 0;
  #sumMs = 0;

  add(milliseconds: number): void {
    this.#count += 1;
    this.#sumMs += milliseconds;
    const bucket = latencyBucketsMs.findIndex((limit) => milliseconds <= limit);
    if (bucket >= 0) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
  }

  snapshot(): LatencyHistogram {
    let total = 0;
    const buckets = latencyBucketsMs.map((leMs, index) => {
      total += this.#counts[index] ?? 0;
      return { leMs, count: total };
    });
    return { count: this.#count, sumMs: this.#sumMs, buckets };
  }
}
