import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { copyWorkspace } from "./copy-workspace.js";
import type { HostKind } from "./hosts/host.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";
import type { TestResult } from "./suite-result.js";

export interface ClickThroughOptions {
  readonly tools: Tools;
  readonly host: HostKind;
  readonly vsix: string;
  /** Where pictures of the editor are written to; none are without it. */
  readonly pictures?: string;
}

/** What a step has to work with. */
interface Desk {
  readonly page: Page;
  readonly editor: Locator;
  readonly picture: (name: string) => Promise<void>;
}

type Step = readonly [title: string, run: (desk: Desk) => Promise<void>];

const steps: readonly Step[] = [
  [
    "a policy is opened: it is coloured, and the status bar tells what it is made of",
    async ({ page, editor, picture }) => {
      await line(editor, "fail_closed").waitFor();
      await page.locator("#status\\.editor\\.mode", { hasText: "ACL" }).waitFor();
      await statusItem(page, "rules").waitFor();
      await statusItem(page, "sentry.events.ndjson").waitFor();
      const comment = await colour(editor, "# The policy of a small team");
      const keyword = await colour(editor, "fail_closed");
      if (comment === keyword) throw new Error("comments and names have one colour");
      await lens(editor).waitFor();
      await picture("editor");
    },
  ],
  [
    "a proposal is accepted",
    async ({ page, editor, picture }) => {
      await editor.locator(".view-line").first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("spec");
      const widget = page.locator(".suggest-widget.visible");
      const row = widget.locator(".monaco-list-row", { hasText: "speculate" }).first();
      await eventually(async () => {
        if (!(await row.isVisible())) await page.keyboard.press("Control+Space");
        await row.waitFor({ timeout: 3000 });
      });
      await picture("completion");
      await page.keyboard.press("Enter");
      await line(editor, "speculate").waitFor();
      await command(page, "File: Revert File");
      await line(editor, "speculate").waitFor({ state: "detached" });
    },
  ],
  [
    "a lens leads to the events that its rule decides",
    async ({ page, editor }) => {
      await eventually(async () => {
        await command(page, "Go to Line/Column...", "1");
        await lens(editor).click({ timeout: 3000 });
        await (await results(page)).locator("[role=grid]").waitFor({ timeout: 5000 });
      });
      const grid = (await results(page)).locator("[role=grid]");
      await grid.locator(".canvas [role=row]").first().waitFor();
      const rules = await grid.locator(".canvas [role=row] [role=gridcell]:nth-child(5)").allInnerTexts();
      if (new Set(rules).size !== 1) throw new Error(`the events are those of ${rules}`);
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "a dry run is a table that keys move in, that filters and sorts, and that leads to the event",
    async ({ page, picture }) => {
      await open(page, "sentry.acl");
      await command(page, "Sentry: Dry-Run Policy on Sample Events");
      const view = await results(page);
      const grid = view.locator("[role=grid]");
      await grid.locator(".canvas [role=row]").first().waitFor();
      const all = Number(await grid.getAttribute("aria-rowcount"));
      await grid.getByRole("button", { name: "Verdict" }).click();
      await grid.locator(".canvas [role=row][aria-rowindex='2'] [data-verdict=block]").waitFor();
      await picture("dry-run");
      await view.getByRole("searchbox").fill("netcat");
      await grid.locator(".canvas [role=row]", { hasText: "no-netcat" }).first().waitFor();
      await grid.locator(`xpath=self::*[@aria-rowcount<${all}]`).waitFor();
      await grid.locator(".canvas [role=row][aria-rowindex='2'] [role=gridcell]").first().click();
      await page.keyboard.press("ArrowDown");
      await grid.locator(".canvas [role=row][aria-rowindex='3'][aria-selected=true] [tabindex='0']:focus").waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".tab.active", { hasText: "sentry.events.ndjson" }).waitFor();
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "what an event holds is text in the table, and never an element",
    async ({ page }) => {
      await open(page, "failing.acl");
      await command(page, "Sentry: Dry-Run Policy on Sample Events");
      const view = await results(page);
      await view.locator("[role=gridcell]", { hasText: "<img src=x onerror=alert(1)>" }).first().waitFor();
      const images = await view.locator("img").count();
      if (images !== 0) throw new Error("the text of an event became an element");
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "what is wrong is marked, and a quick fix corrects it",
    async ({ page, editor, picture }) => {
      await open(page, "broken.acl");
      await editor.locator(".squiggly-error").first().waitFor();
      await command(page, "Go to Line/Column...", "4:15");
      await eventually(async () => {
        await page.keyboard.press("Control+.");
        await page.locator(".action-widget", { hasText: 'Write "block"' }).waitFor({ timeout: 3000 });
      });
      await picture("quick-fix");
      await page.keyboard.press("Enter");
      await line(editor, '"block"').waitFor();
      await command(page, "File: Revert File");
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "tests run to green and to red, and a failure shows what was expected",
    async ({ page, editor, picture }) => {
      await open(page, "failing.acl");
      await command(page, "Testing: Focus on Test Explorer View");
      await page.locator(".test-explorer .monaco-list-row", { hasText: "failing.acl" }).waitFor();
      await command(page, "Test: Run All Tests");
      await page.locator(".test-explorer .codicon-testing-failed-icon").first().waitFor();
      await page
        .locator(".test-explorer .monaco-list-row", { hasText: "sentry.acl" })
        .locator(".codicon-testing-passed-icon")
        .waitFor();
      await editor.locator(".codicon-testing-failed-icon, .testing-run-glyph").first().waitFor();
      await picture("tests");
      await page.keyboard.press("Escape");
    },
  ],
  [
    "coverage marks the rule that no event reaches",
    async ({ page, editor, picture }) => {
      await command(page, "View: Close All Editors");
      await open(page, "failing.acl");
      await command(page, "Test: Run All Tests with Coverage");
      await editor.locator(".coverage-deco-gutter.coverage-deco-miss").first().waitFor();
      await editor.locator(".coverage-deco-gutter.coverage-deco-hit").first().waitFor();
      await picture("coverage");
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "the table follows the theme",
    async ({ page, picture }) => {
      await open(page, "sentry.acl");
      await command(page, "Sentry: Show Effective Rule Order");
      const view = await results(page);
      const background = () => view.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await view.locator("[role=gridcell]").first().waitFor();
      const before = await background();
      await command(page, "Preferences: Toggle between Light/Dark Themes");
      await view.waitForFunction((old) => getComputedStyle(document.body).backgroundColor !== old, before);
      await picture("light");
    },
  ],
];

/** Clicks through the packed extension as a user would. A step that fails does not keep the others from being tried. */
export async function clickThrough({ tools, host: kind, vsix, pictures }: ClickThroughOptions): Promise<TestResult[]> {
  const workspace = copyWorkspace();
  const host = await startHost(kind, { editor: tools.editor, workspace: workspace.directory, vsix });
  const { page, close } = await openPage(tools.browser);
  page.setDefaultTimeout(10_000);
  const results: TestResult[] = [];
  try {
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
    await page.goto(host.pageUrl("sentry.acl"), { waitUntil: "domcontentloaded" });
    const editor = page.locator(".editor-instance .monaco-editor").first();
    await editor.waitFor({ timeout: 60_000 });
    const picture = async (name: string) => {
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
    };
    for (const [title, run] of steps) {
      results.push({ title, ...(await attempt(() => run({ page, editor, picture }))) });
      if (results.at(-1)?.error !== undefined) await page.screenshot({ path: failurePicture(kind, results.length) });
    }
  } finally {
    await close();
    await host.stop();
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

/** Lenses and proposals are drawn anew when something changes; what was aimed at may be gone. */
async function eventually(run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

/** Runs a command by its title; a second text is what its own input asks for. */
async function command(page: Page, title: string, answer?: string): Promise<void> {
  const input = page.locator(".quick-input-widget input[type=text]");
  // The list shows what was possible when it was opened: a document that has just been opened may come too late for it.
  await eventually(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await input.fill(`>${title}`);
    const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first();
    await row.click({ timeout: 3000 });
  });
  if (answer === undefined) return;
  await input.pressSequentially(answer);
  await page.keyboard.press("Enter");
}

async function open(page: Page, file: string): Promise<void> {
  const row = page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${file}"]`).first();
  if (!(await row.isVisible())) await command(page, "View: Show Explorer");
  await row.dblclick();
  await page.locator(".tab.active", { hasText: file }).waitFor();
}

/** The innermost frame of the view with a table. */
async function results(page: Page): Promise<Frame> {
  for (let attempt = 0; ; attempt++) {
    for (const frame of page.frames()) {
      if (
        (await frame
          .locator("[role=grid]")
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    if (attempt === 50) throw new Error("no view shows a table");
    await page.waitForTimeout(100);
  }
}

function line(editor: Locator, text: string): Locator {
  return editor.locator(".view-line", { hasText: text }).first();
}

function lens(editor: Locator): Locator {
  return editor.locator(".codelens-decoration a", { hasText: /matches \d/ }).first();
}

function statusItem(page: Page, text: string): Locator {
  return page.locator(".statusbar-item", { hasText: text }).first();
}

function colour(editor: Locator, text: string): Promise<string> {
  const piece = editor.locator(".view-line span span", { hasText: text }).first();
  return piece.evaluate((element) => getComputedStyle(element).color);
}
