import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostKind } from "./hosts/host.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";
import { type Activation, activationMark } from "./suite-result.js";

/** How long the extension takes to start in a fresh extension host, in a folder that would not start it. */
export async function measureActivation(tools: Tools, kind: HostKind): Promise<Activation> {
  const workspace = mkdtempSync(join(tmpdir(), "sentry-empty-"));
  writeFileSync(join(workspace, "notes.txt"), "nothing\n");
  const tests = join(extensionDirectory, `bundle/test/activation-${kind}.js`);
  const development = { extension: extensionDirectory, tests };
  const host = await startHost(kind, { editor: tools.editor, workspace, development });
  const { page, close } = await openPage(tools.browser);
  try {
    const measured = new Promise<Activation>((resolve, reject) => {
      setTimeout(() => reject(new Error("the extension host did not answer")), 60_000).unref();
      void page.exposeFunction("codeAutomationExit", () => {});
      void page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
        const line = args.filter((arg) => typeof arg === "string").join(" ");
        const at = line.indexOf(activationMark);
        if (at >= 0) resolve(JSON.parse(line.slice(at + activationMark.length)));
      });
    });
    await page.goto(host.pageUrl(), { waitUntil: "domcontentloaded" });
    return await measured;
  } finally {
    await close();
    await host.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
