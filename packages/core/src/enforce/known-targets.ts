import { closeSync, constants, statSync } from "node:fs";
import { openDenyFile } from "./deny-file.js";
import { holdsLine } from "./holds-line.js";

/** The most that is kept for one file, in UTF-16 units; beyond it everything is forgotten, and read from the file again. */
const maxRemembered = 512 * 1024;
/** The clock of a file system may tick as seldom as this: a file changed just now may change again and look the same. */
const settleMs = 100;

/**
 * Answers quickly whether a deny-file holds a target, for agents that try the same thing over and over. Only what was
 * read in a file that has not changed since is remembered; everything else is looked up in the file.
 */
export function createKnownTargets(path: string): (target: string) => boolean {
  const remembered = new Set<string>();
  let size = 0;
  let state = "";

  const forget = (): void => {
    remembered.clear();
    size = 0;
  };

  return (target) => {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (status === undefined) {
      forget();
      return false;
    }
    const current = `${status.dev}:${status.ino}:${status.size}:${status.mtimeNs}:${status.ctimeNs}`;
    if (current !== state) forget();
    state = current;
    if (remembered.has(target)) return true;
    if (!fileHolds(path, target)) return false;
    const changedMs = Math.max(Number(status.mtimeMs), Number(status.ctimeMs));
    if (Date.now() - changedMs < settleMs) return true;
    if (size + target.length > maxRemembered) forget();
    remembered.add(target);
    size += target.length;
    return true;
  };
}

function fileHolds(path: string, target: string): boolean {
  const fd = openDenyFile(path, constants.O_RDONLY);
  try {
    return holdsLine(fd, Buffer.from(target));
  } finally {
    closeSync(fd);
  }
}
