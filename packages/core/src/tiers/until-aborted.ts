/**
 * Waits for an answer until nobody waits any more: rejects with the signal's reason as soon as that is aborted, whether
 * or not the answer ever comes. An answer that comes later is dropped, a rejection too. Leaves no listener behind.
 */
export function untilAborted<T>(answer: T | PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return Promise.resolve(answer);
  // What a judge returns may throw where it is looked at: before anything listens.
  const settled = new Promise<T>((resolve) => resolve(answer));
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    void settled.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
