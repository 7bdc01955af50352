import picomatch from "picomatch/posix.js";

/** A test for paths relative to a folder, with `/` between names. What is no glob matches nothing. */
export function globMatcher(glob: string): (path: string) => boolean {
  // A pattern that long is no pattern, and what reads it need not be shown it.
  if (glob === "" || glob.length > 1000) return () => false;
  try {
    return picomatch(glob, { dot: true });
  } catch {
    return () => false;
  }
}
