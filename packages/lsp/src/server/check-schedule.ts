/** How a document waits for its check. */
export interface CheckSchedule {
  /** Something changed: the check that is planned or at work is of no use, and another one is planned. */
  changed(uri: string, delay: number): void;
  cancel(uri: string): void;
  cancelAll(): void;
}

export type Check = (uri: string, signal: AbortSignal) => Promise<void>;

interface Waiting {
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Somebody who types without a pause still sees a check after so many delays. */
const longestWait = 10;

/** Runs `check` when a document has been quiet for a while, one check of a document at a time. */
export function createCheckSchedule(check: Check): CheckSchedule {
  const waiting = new Map<string, Waiting>();
  const working = new Map<string, AbortController>();

  const start = (uri: string): void => {
    waiting.delete(uri);
    const controller = new AbortController();
    working.set(uri, controller);
    void check(uri, controller.signal).finally(() => {
      if (working.get(uri) === controller) working.delete(uri);
    });
  };

  const stop = (uri: string): number | undefined => {
    working.get(uri)?.abort();
    working.delete(uri);
    const planned = waiting.get(uri);
    clearTimeout(planned?.timer);
    waiting.delete(uri);
    return planned?.since;
  };

  return {
    changed(uri, delay) {
      const now = Date.now();
      const since = stop(uri) ?? now;
      const wait = Math.max(0, Math.min(delay, since + longestWait * delay - now));
      waiting.set(uri, { since, timer: setTimeout(() => start(uri), wait) });
    },
    cancel(uri) {
      stop(uri);
    },
    cancelAll() {
      for (const uri of [...waiting.keys(), ...working.keys()]) stop(uri);
    },
  };
}
