import type { Frame, Locator, Page } from "playwright-core";

/** What a step has to work with. */
export interface Desk {
  readonly page: Page;
  readonly editor: Locator;
  /** The directory of the workspace; undefined where the editor keeps it in its memory. */
  readonly directory: string | undefined;
}

export type Step = readonly [title: string, run: (desk: Desk) => Promise<void>];

/** Lenses and proposals are drawn anew when something changes; what was aimed at may be gone. */
export async function eventually<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

/** Runs a command by its title; a second text is what its own input asks for. */
export async function command(page: Page, title: string, answer?: string): Promise<void> {
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

/** Chooses among what a command offers; several, where it lets several be chosen. */
export async function choose(page: Page, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click();
  }
}

export async function open(page: Page, file: string): Promise<void> {
  const row = page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${file}"]`).first();
  if (!(await row.isVisible())) await command(page, "View: Show Explorer");
  // A file that has just been written moves the rows below it, perhaps away from the pointer.
  await eventually(async () => {
    await row.dblclick();
    await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor({ timeout: 8000 });
  });
}

/** The innermost frame of the view with a table. */
export async function results(page: Page): Promise<Frame> {
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
    if (attempt === 300) throw new Error("no view shows a table");
    await page.waitForTimeout(100);
  }
}

/** Opens a policy alone, runs a command that shows a table of it, and gives the view when its rows have come. */
export async function openTable(page: Page, file: string, title: string, choice?: string): Promise<Frame> {
  await command(page, "View: Close All Editors");
  await open(page, file);
  await command(page, title);
  if (choice !== undefined) await choose(page, choice);
  const view = await results(page);
  await view.locator("[role=grid]:not([aria-busy=true]) .canvas [role=row]").first().waitFor();
  return view;
}

/** The texts of the rows of a table, cell by cell. All of them must be in sight. */
export async function cellsOf(view: Frame): Promise<string[][]> {
  await view.locator("[role=grid]:not([aria-busy=true])").waitFor();
  return view
    .locator(".canvas [role=row]")
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent ?? "")));
}

export function line(editor: Locator, text: string): Locator {
  return editor.locator(".view-line", { hasText: text }).first();
}

export function lens(editor: Locator): Locator {
  return editor.locator(".codelens-decoration a", { hasText: /matches \d/ }).first();
}

export function statusItem(page: Page, text: string): Locator {
  return page.locator(".statusbar-item", { hasText: text }).first();
}

export function colour(editor: Locator, text: string): Promise<string> {
  const piece = editor.locator(".view-line span span", { hasText: text }).first();
  return piece.evaluate((element) => getComputedStyle(element).color);
}
