import { command, eventually, lens, open, results, type Step } from "../desk.js";

/** What a user does in views with tables. */
export const resultsSteps: readonly Step[] = [
  [
    "a lens leads to the events that its rule decides",
    async ({ page, editor }) => {
      await open(page, "sentry.acl");
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
    async ({ page }) => {
      await open(page, "sentry.acl");
      await command(page, "Sentry: Dry-Run Policy on Sample Events");
      const view = await results(page);
      const grid = view.locator("[role=grid]");
      await grid.locator(".canvas [role=row]").first().waitFor();
      const all = Number(await grid.getAttribute("aria-rowcount"));
      await grid.getByRole("button", { name: "Verdict" }).click();
      await grid.locator(".canvas [role=row][aria-rowindex='2'] [data-verdict=block]").waitFor();
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
];
