import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extensionDirectory } from "./paths.js";

/** A copy of the workspace of the tests: they write into theirs. */
export function copyWorkspace(from = join(extensionDirectory, "test/workspace")) {
  const temporary = mkdtempSync(join(tmpdir(), "sentry-workspace-"));
  const directory = join(temporary, "agents");
  cpSync(from, directory, { recursive: true });
  return { directory, remove: () => rmSync(temporary, { recursive: true, force: true }) };
}
