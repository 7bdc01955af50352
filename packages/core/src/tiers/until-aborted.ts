/**
 * Waits for an answer until nobody waits any more: rejects with the signal's reason as soon as that is aborted, whether
 * or not the answer ever comes. An answer that comes later is dropped, a rejection too. Leaves no listener behind.
 */
export function untilAborted<T>(answer: T | PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return Promise.resolve(answer);
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    void Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}
