import { join } from "node:path";
import { copyWorkspace } from "./copy-workspace.js";
import type { Step } from "./desk.js";
import type { HostKind } from "./hosts/host.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { startModelEndpoint } from "./model-endpoint.js";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";
import { comparisonSteps } from "./steps/comparison-steps.js";
import { editingSteps } from "./steps/editing-steps.js";
import { exportSteps } from "./steps/export-steps.js";
import { modelSteps } from "./steps/model-steps.js";
import { resultsSteps } from "./steps/results-steps.js";
import { statusSteps } from "./steps/status-steps.js";
import { testingSteps } from "./steps/testing-steps.js";
import { themeSteps } from "./steps/theme-steps.js";
import type { TestResult } from "./suite-result.js";

export interface ClickThroughOptions {
  readonly tools: Tools;
  readonly host: HostKind;
  readonly vsix: string;
  /** The titles of the steps to go; all of them without it. */
  readonly only?: RegExp;
}

const steps: readonly Step[] = [
  ...editingSteps,
  ...statusSteps,
  ...resultsSteps,
  ...exportSteps,
  ...comparisonSteps,
  ...modelSteps,
  ...testingSteps,
  ...themeSteps,
];

/** Clicks through the packed extension as a user would. A step that fails does not keep the others from being tried. */
export async function clickThrough({ tools, host: kind, vsix, only }: ClickThroughOptions): Promise<TestResult[]> {
  const workspace = copyWorkspace();
  const endpoint = await startModelEndpoint(workspace.directory);
  const host = await startHost(kind, { editor: tools.editor, workspace: workspace.directory, vsix });
  const { page, close } = await openPage(tools.browser);
  // A step that goes well waits for nothing; this is for machines on which much else runs.
  page.setDefaultTimeout(30_000);
  const results: TestResult[] = [];
  try {
    await page.goto(host.pageUrl("sentry.acl"), { waitUntil: "domcontentloaded" });
    const editor = page.locator(".editor-instance .monaco-editor").first();
    await editor.waitFor({ timeout: 60_000 });
    const directory = kind === "node" ? workspace.directory : undefined;
    for (const [title, run] of steps.filter(([title]) => only?.test(title) !== false)) {
      results.push({ title, ...(await attempt(() => run({ page, editor, directory }))) });
      if (results.at(-1)?.error !== undefined) await page.screenshot({ path: failurePicture(kind, results.length) });
    }
  } finally {
    await close();
    await host.stop();
    await endpoint.close();
    workspace.remove();
  }
  return results;
}

function failurePicture(kind: HostKind, step: number): string {
  return join(extensionDirectory, `bundle/test/${kind}-step-${step}.png`);
}

async function attempt(run: () => Promise<void>): Promise<{ error?: string }> {
  try {
    await run();
    return {};
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
