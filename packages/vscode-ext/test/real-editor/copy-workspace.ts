import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../../test/support/repository.js";
import { extensionDirectory } from "./paths.js";

/** The examples of the repository and some broken policies in a folder of their own: the tests write into it. */
export function copyWorkspace() {
  const temporary = mkdtempSync(join(tmpdir(), "sentry-workspace-"));
  const directory = join(temporary, "agents");
  cpSync(join(extensionDirectory, "test/workspace"), directory, { recursive: true });
  for (const file of ["sentry.acl", "sentry.events.ndjson"])
    cpSync(join(root, "examples", file), join(directory, file));
  commitAll(directory);
  return { directory, remove: () => rmSync(temporary, { recursive: true, force: true }) };
}

/** The policies are compared with their last commit. Whoever runs the tests has settings of git that do not count here. */
function commitAll(directory: string): void {
  const who = ["-c", "user.name=tests", "-c", "user.email=tests@localhost", "-c", "commit.gpgSign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    [...who, "commit", "-q", "-m", "Policies of agents"],
  ]) {
    execFileSync("git", args, { cwd: directory, stdio: "ignore" });
  }
}
