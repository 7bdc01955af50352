import type { Page } from "playwright-core";
import { command, open, results, type Step } from "../desk.js";

/** Dry runs that ask a model, and what a place offers at all. */
export const modelSteps: readonly Step[] = [
  [
    "a model is asked about the events after the user has seen where it is, and has agreed",
    async ({ page }) => {
      await command(page, "View: Close All Editors");
      await open(page, "model-here.acl");
      await askModel(page);
      await dialog(page).getByRole("button", { name: "Cancel" }).click();
      await dialog(page).waitFor({ state: "detached" });
      if ((await page.locator(".tab", { hasText: "Dry run" }).count()) > 0) throw new Error("the model was asked");
      await askModel(page);
      await dialog(page).getByRole("button", { name: "Contact and Run" }).click();
      const view = await results(page);
      const row = view.locator(".canvas [role=row]", { hasText: "the model said so" });
      await row.locator("[role=gridcell]", { hasText: "Llm" }).waitFor();
      await command(page, "View: Close All Editors");
    },
  ],
  [
    "only what can be done here is offered",
    async ({ page, directory }) => {
      await open(page, "sentry.acl");
      const rows = page.locator(".quick-input-list .monaco-list-row");
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input[type=text]").fill(">Sentry: ");
      await rows.filter({ hasText: "Show Effective Rule Order" }).waitFor();
      const offered = await rows.allInnerTexts();
      const isOffered = (title: string) => offered.some((text) => text.includes(title));
      // A command line finds only what is on a disk, and git runs only where programs do.
      for (const title of ["Copy as Command Line", "Compare with the Version in Git"]) {
        if (isOffered(title) !== (directory !== undefined)) throw new Error(`${title}: ${offered.join(", ")}`);
      }
      if (!isOffered("Dry-Run Policy with Models and Agents")) throw new Error(`offered are ${offered.join(", ")}`);
      await page.keyboard.press("Escape");
      await command(page, "View: Close All Editors");
    },
  ],
];

function dialog(page: Page) {
  return page.locator(".monaco-dialog-box");
}

async function askModel(page: Page): Promise<void> {
  await command(page, "Sentry: Dry-Run Policy with Models and Agents");
  await dialog(page).filter({ hasText: "http://127.0.0.1:" }).filter({ hasText: "model guard-small" }).waitFor();
}
