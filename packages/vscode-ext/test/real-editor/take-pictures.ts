import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { policyTemplates } from "../../src/commands/policy-templates.js";
import { copyWorkspace } from "./copy-workspace.js";
import { command, eventually, lens, open, openTable } from "./desk.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { openPage } from "./open-page.js";

interface Scene {
  readonly name: string;
  /** Brings the editor to what the picture shows. */
  readonly show: (page: Page) => Promise<void>;
}

/** A window in which text is still read where a picture is shown at half its size. In CSS pixels. */
const size = { width: 1120, height: 660 };

/** How long the editor goes on drawing. */
const settleMs = 1500;

const scenes: readonly Scene[] = [
  {
    name: "editor",
    show: async (page) => {
      await open(page, "sentry.acl");
      await lens(page.locator(".editor-instance")).waitFor({ state: "attached" });
      await command(page, "View: Close Primary Side Bar");
      await command(page, "Go to Line/Column...", "48");
    },
  },
  {
    name: "quick-fix",
    show: async (page) => {
      await command(page, "View: Close All Editors");
      await openAlone(page, "broken.acl");
      await page.locator(".squiggly-error").first().waitFor();
      await command(page, "Go to Line/Column...", "4:15");
      await eventually(async () => {
        await page.keyboard.press("Control+.");
        await page.locator(".action-widget", { hasText: 'Write "block"' }).waitFor({ timeout: 3000 });
      });
    },
  },
  {
    name: "completion",
    show: async (page) => {
      await page.keyboard.press("Escape");
      await command(page, "View: Close All Editors");
      await openAlone(page, "open.acl");
      await command(page, "Go to Line/Column...", "2:15");
      await eventually(async () => {
        await page.keyboard.press("Control+Space");
        await page.locator(".suggest-widget.visible .monaco-list-row").first().waitFor({ timeout: 3000 });
      });
    },
  },
  {
    name: "dry-run",
    show: async (page) => {
      await page.keyboard.press("Escape");
      const view = await openTable(page, "sentry.acl", "Sentry: Dry-Run Policy on Sample Events");
      await command(page, "View: Close Primary Side Bar");
      await command(page, "View: Close Editors in Other Groups");
      await view.locator("[role=gridcell]").first().click();
    },
  },
  {
    name: "agree",
    show: async (page) => {
      await command(page, "View: Close All Editors");
      await openAlone(page, "team.acl");
      await command(page, "Sentry: Dry-Run Policy with Models and Agents");
      await page.locator(".monaco-dialog-box", { hasText: "guard-small" }).waitFor();
    },
  },
  {
    name: "coverage",
    show: async (page) => {
      await page.keyboard.press("Escape");
      await command(page, "View: Close All Editors");
      await open(page, "failing.acl");
      await command(page, "Test: Run All Tests with Coverage");
      await page.locator(".coverage-deco-gutter.coverage-deco-miss").first().waitFor();
      await command(page, "View: Hide Panel");
    },
  },
  {
    name: "dark",
    show: async (page) => {
      const view = await openTable(page, "sentry.acl", "Sentry: Show Effective Rule Order");
      await command(page, "View: Close Primary Side Bar");
      await command(page, "View: Close Editors in Other Groups");
      await command(page, "Preferences: Toggle between Light/Dark Themes");
      await view.locator("body.vscode-dark").waitFor();
    },
  },
];

/** Writes the pictures of the documents, from the packed extension in a real editor. */
export async function takePictures(tools: Tools, { vsix, directory }: { vsix: string; directory: string }) {
  const workspace = copyWorkspace();
  addPolicyWithTiers(workspace.directory);
  const host = await startHost("node", { editor: tools.editor, workspace: workspace.directory, vsix });
  const { page, close } = await openPage(tools.browser);
  page.setDefaultTimeout(30_000);
  try {
    mkdirSync(directory, { recursive: true });
    await page.setViewportSize(size);
    await page.goto(host.pageUrl("sentry.acl"), { waitUntil: "domcontentloaded" });
    await page.locator(".editor-instance .monaco-editor").first().waitFor({ timeout: 60_000 });
    await command(page, "View: Toggle Minimap");
    for (const { name, show } of scenes) {
      await show(page);
      // The mouse rests where nothing is told about.
      await page.mouse.move(size.width - 1, size.height - 1);
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: join(directory, `${name}.png`) });
    }
  } finally {
    await close();
    await host.stop();
    workspace.remove();
  }
}

/** Opens a file, and leaves the window to it. */
async function openAlone(page: Page, file: string): Promise<void> {
  await open(page, file);
  await command(page, "View: Close Primary Side Bar");
}

/** The template with deeper tiers, and events that one of its rules escalates. */
function addPolicyWithTiers(workspace: string): void {
  const template = policyTemplates.find(({ id }) => id === "tiers");
  writeFileSync(join(workspace, "team.acl"), template?.text ?? "");
  const commands = ["git push --force origin main", "git status", "git push -f origin release", "npm ci"];
  const events = commands.map((text, pid) => JSON.stringify({ event: { ToolExec: { pid, argv: text.split(" ") } } }));
  writeFileSync(join(workspace, "team.events.ndjson"), `${events.join("\n")}\n`);
}
