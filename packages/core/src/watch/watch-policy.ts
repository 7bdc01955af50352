import { platform } from "#platform";
import { PolicyError } from "../load/policy-error.js";
import { SentryCounters } from "../metrics/sentry-counters.js";
import { Sentry } from "../sentry.js";
import type { SentryOptions } from "../sentry-options.js";
import { stampOf } from "./stamp-of.js";
import { createWatchedFiles } from "./watched-files.js";

/** How a judge that follows its policy is built, who is told, and how often the files are looked at. */
export interface WatchPolicyOptions extends SentryOptions {
  /** Told when the judge was replaced. What it throws is dropped. */
  readonly onReload?: (sentry: Sentry) => void;
  /**
   * Told once of every state of the files that no judge can be built from; the judge before goes on judging. Mostly a
   * {@link PolicyError}. What it throws is dropped.
   */
  readonly onError?: (error: unknown) => void;
  /** How often the files are looked at, in milliseconds. Default 500. */
  readonly intervalMs?: number;
  /** How long they must have been the same before they are read, in milliseconds. Default 100. */
  readonly settleMs?: number;
}

/** A judge that follows its policy file. */
export interface PolicyWatch {
  /** The judge of the policy as it was last sound. An evaluation ends on the judge that it began with. */
  readonly sentry: Sentry;
  /** Stops looking at the files. The judge goes on judging. */
  close(): void;
}

/**
 * Builds a judge from a policy file and builds another when the file changes, or the dictionary of its SAE tier. The new
 * one takes the place of the old in one step. A file that is missing, broken or empty keeps the old rules, and is
 * reported: an empty one is what a full disk leaves of a file; a policy without rules holds at least a comment.
 *
 * Files are looked at again and again instead of being watched by the system, so that it makes no difference how they
 * change: written in place, replaced by a rename, removed and made again, behind a symbolic link that is put somewhere
 * else, on a network drive. All judges count together. The watch does not keep the program from exiting.
 *
 * @throws {PolicyError} where no judge can be built at first.
 * @throws {RangeError} where an option is out of its range.
 * @throws {Error} where there is no file system.
 */
export function watchPolicy(path: string, options: WatchPolicyOptions = {}): PolicyWatch {
  const { onReload, onError, intervalMs = 500, settleMs = 100, ...rest } = options;
  checkRange({ intervalMs, settleMs });
  if (platform.fileStamp === undefined) throw new Error("watchPolicy needs a file system, and there is none");
  const sentryOptions: SentryOptions = { ...rest, counters: options.counters ?? new SentryCounters() };
  const files = createWatchedFiles(path, sentryOptions);

  // Stamps are taken before anything is read: what changes in between is a change.
  let known = stampOf(files());
  refusePipes(files());
  let sentry = createFrom(path, sentryOptions);
  /** A state of the files that is new, and may not be the last. */
  let settling: string | undefined;
  let isClosed = false;
  let timer = after(intervalMs, look);

  function look(): void {
    const next = settleOrReload();
    // A hook may have closed the watch.
    if (!isClosed) timer = after(next, look);
  }

  /** Does what is due, and gives the time until the next look. */
  function settleOrReload(): number {
    const watched = files();
    const stamp = stampOf(watched);
    if (stamp === known) {
      settling = undefined;
      return intervalMs;
    }
    if (stamp !== settling) {
      settling = stamp;
      return settleMs;
    }
    const replaced = attempt(() => {
      refusePipes(watched);
      return createFrom(path, sentryOptions, { mayBeEmpty: false });
    });
    // They changed while they were read: neither the judge nor the error is that of one state.
    if (stampOf(watched) !== stamp) return settleMs;
    known = stamp;
    settling = undefined;
    if (replaced.ok) {
      sentry = replaced.value;
      attempt(() => onReload?.(replaced.value));
    } else {
      attempt(() => onError?.(replaced.error));
    }
    return intervalMs;
  }

  return {
    get sentry() {
      return sentry;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Opening a pipe to which nobody writes would keep the whole program waiting. */
function refusePipes(paths: readonly string[]): void {
  for (const path of paths) {
    if (platform.mayWait?.(path)) throw new PolicyError(`reading config ${path}: not an ordinary file`);
  }
}

/** A path whose file is missing may read like a policy, which `Sentry.create` would take it for. */
function createFrom(path: string, options: SentryOptions, { mayBeEmpty } = { mayBeEmpty: true }): Sentry {
  const file = platform.readFile(path, 1);
  if (file.kind === "missing") throw new PolicyError(`reading config ${path}: no such file`);
  if (!mayBeEmpty && file.kind === "read" && file.bytes.length === 0) {
    throw new PolicyError(`reading config ${path}: the file is empty; a policy without rules holds at least a comment`);
  }
  return Sentry.create(path, options);
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function attempt<T>(action: () => T): Attempt<T> {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    return { ok: false, error };
  }
}

function after(milliseconds: number, action: () => void): ReturnType<typeof setTimeout> {
  const timer = setTimeout(action, milliseconds);
  timer.unref();
  return timer;
}

/** Timers take at most 31 bits. */
const maxMs = 2 ** 31 - 1;

function checkRange(options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value >= 1 && value <= maxMs))
      throw new RangeError(`${name} must be a number of milliseconds from 1 to ${maxMs}`);
  }
}
