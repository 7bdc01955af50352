import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new directory outside of the repository, which the caller removes. */
export function makeTemporaryDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "sentry-test-")));
}

/** A new directory outside of the repository, which goes when the test has ended. */
export function temporaryDirectory(): string {
  const directory = makeTemporaryDirectory();
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
