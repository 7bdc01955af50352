import { failureOf, type LlmFailure } from "./llm-failure.js";

/** How often and how long an attempt is repeated. */
export interface RetryOptions {
  /** How often a failed attempt is repeated. */
  readonly maxRetries: number;
  /** When to give up, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Ends a wait between two attempts. */
  readonly signal: AbortSignal;
}

/** The first wait; every further one is twice as long. In milliseconds. */
const firstWaitMs = 400;

/**
 * Repeats an attempt that failed for a passing reason. Between two attempts it waits as long as the endpoint asks, or
 * a time that grows and varies, so that many who were turned away do not come back at once. It does not begin a wait that
 * would end after the deadline.
 *
 * @throws {LlmFailure} the failure of the last attempt.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { maxRetries, deadline, signal } = options;
  for (let retries = 0; ; retries++) {
    const result = await attempt().then(
      (value) => ({ value }),
      (error: unknown) => ({ failure: failureOf(error) }),
    );
    if ("value" in result) return result.value;
    const { failure } = result;
    if (!failure.mayPass || retries === maxRetries || signal.aborted) throw failure;
    const wait = waitMs(failure, retries);
    if (performance.now() + wait >= deadline) throw failure;
    await pause(wait, signal);
  }
}

function waitMs({ retryAfterMs }: LlmFailure, retries: number): number {
  return retryAfterMs ?? firstWaitMs * 2 ** retries * (0.5 + Math.random() / 2);
}

/** Waits, and not longer than until the signal; afterwards neither timer nor listener is left. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
