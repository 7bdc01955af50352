import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { root } from "../../../../test/support/repository.js";
import { copyWorkspace } from "./copy-workspace.js";
import { quietSettings } from "./hosts/host.js";
import { vscodeVersion } from "./install/editor-versions.js";
import { startModelEndpoint } from "./model-endpoint.js";
import { extensionDirectory } from "./paths.js";

/**
 * Runs the suite in a desktop VS Code: the one that `VSCODE_PATH` names, or one that is downloaded, of the version that
 * `VSCODE_VERSION` names or of the oldest that the extension supports. Linux needs a display, for example of `xvfb-run -a`.
 * Fails when a test does, and when none ran.
 */
export async function runDesktop(): Promise<void> {
  const workspace = copyWorkspace();
  const endpoint = await startModelEndpoint(workspace.directory);
  const data = mkdtempSync(join(tmpdir(), "sentry-desktop-"));
  try {
    mkdirSync(join(data, "User"));
    writeFileSync(join(data, "User/settings.json"), JSON.stringify(quietSettings));
    const { VSCODE_PATH, VSCODE_VERSION = vscodeVersion } = process.env;
    await runTests({
      ...(VSCODE_PATH === undefined ? { version: VSCODE_VERSION } : { vscodeExecutablePath: VSCODE_PATH }),
      cachePath: join(root, "node_modules/.cache/sentry/desktop"),
      extensionDevelopmentPath: extensionDirectory,
      extensionTestsPath: join(extensionDirectory, "bundle/test/node.js"),
      extensionTestsEnv: endpoint.environment,
      launchArgs: [
        workspace.directory,
        "--disable-extensions",
        `--user-data-dir=${data}`,
        `--extensions-dir=${join(data, "extensions")}`,
      ],
    });
    // An editor that runs no test ends well, too. Every run of the suite asks the endpoint.
    if (!endpoint.wasAsked()) throw new Error("the editor ended without running the suite");
  } finally {
    await endpoint.close();
    workspace.remove();
    rmSync(data, { recursive: true, force: true });
  }
}
