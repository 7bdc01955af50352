import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Runs the suite in a desktop VS Code: the one that `VSCODE_PATH` names, or one that is downloaded, of the version that
 * `VSCODE_VERSION` names or of the oldest that the extension supports. Linux needs a display, for example of `xvfb-run -a`.
 */
export async function testInElectron() {
  const { runTests } = await import("@vscode/test-electron");
  const temporary = mkdtempSync(join(tmpdir(), "sentry-electron-"));
  const workspace = join(temporary, "agents");
  try {
    cpSync(local("../test/workspace"), workspace, { recursive: true });
    for (const file of ["sentry.acl", "sentry.events.ndjson"]) {
      cpSync(local(`../../../examples/${file}`), join(workspace, file));
    }
    const { VSCODE_PATH, VSCODE_VERSION = "1.100.3" } = process.env;
    await runTests({
      ...(VSCODE_PATH === undefined ? { version: VSCODE_VERSION } : { vscodeExecutablePath: VSCODE_PATH }),
      extensionDevelopmentPath: local(".."),
      extensionTestsPath: local("../bundle/test/node.js"),
      launchArgs: [
        workspace,
        "--disable-extensions",
        "--disable-workspace-trust",
        "--no-sandbox",
        "--user-data-dir",
        join(temporary, "user"),
      ],
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
