import { choose, lens, open, type Step, statusItem } from "../desk.js";

/** What a user sees and does in the status bar. */
export const statusSteps: readonly Step[] = [
  [
    "the status bar warns of a policy by which every escalation is allowed",
    async ({ page }) => {
      await open(page, "open.acl");
      const warned = page.locator(".statusbar-item.warning-kind");
      await warned.locator(".codicon-warning").waitFor();
      const label = (await warned.getAttribute("aria-label")) ?? "";
      if (!label.includes("Every event that a rule escalates is allowed")) throw new Error(`it says ${label}`);
      await open(page, "failing.acl");
      await statusItem(page, "fail closed").locator(".codicon-shield").waitFor();
      await warned.waitFor({ state: "detached" });
    },
  ],
  [
    "a click in the status bar chooses the sample events, and the lenses follow",
    async ({ page, editor }) => {
      await open(page, "failing.acl");
      const counts = (text: string) => lens(editor).filter({ hasText: text }).waitFor();
      await counts("matches 3, wins 3");
      await statusItem(page, "failing.events.ndjson").click();
      await choose(page, "failing.events.ndjson", "hostile.events.ndjson");
      await page.keyboard.press("Enter");
      await statusItem(page, "hostile.events.ndjson").waitFor();
      await counts("matches 2, wins 2");
      await statusItem(page, "hostile.events.ndjson").click();
      await choose(page, "By name");
      await page.keyboard.press("Enter");
      await statusItem(page, "failing.events.ndjson").waitFor();
      await counts("matches 3, wins 3");
    },
  ],
];
