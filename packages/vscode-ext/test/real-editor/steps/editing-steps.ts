import { colour, command, eventually, lens, line, open, type Step, statusItem } from "../desk.js";

/** What a user does in the text of a policy. */
export const editingSteps: readonly Step[] = [
  [
    "a policy is opened: it is coloured, and the status bar tells what it is made of",
    async ({ page, editor }) => {
      await line(editor, "fail_closed").waitFor();
      await page.locator("#status\\.editor\\.mode", { hasText: "ACL" }).waitFor();
      await statusItem(page, "rules").waitFor();
      await statusItem(page, "sentry.events.ndjson").waitFor();
      const comment = await colour(editor, "# The policy of a small team");
      const keyword = await colour(editor, "fail_closed");
      if (comment === keyword) throw new Error("comments and names have one colour");
      await lens(editor).waitFor();
    },
  ],
  [
    "a proposal is accepted",
    async ({ page, editor }) => {
      await editor.locator(".view-line").first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("spec");
      const widget = page.locator(".suggest-widget.visible");
      const row = widget.locator(".monaco-list-row", { hasText: "speculate" }).first();
      await eventually(async () => {
        if (!(await row.isVisible())) await page.keyboard.press("Control+Space");
        await row.waitFor({ timeout: 3000 });
      });
      await page.keyboard.press("Enter");
      await line(editor, "speculate").waitFor();
      await command(page, "File: Revert File");
      await line(editor, "speculate").waitFor({ state: "detached" });
    },
  ],
  [
    "what is wrong is marked, and a quick fix corrects it",
    async ({ page, editor }) => {
      await open(page, "broken.acl");
      await editor.locator(".squiggly-error").first().waitFor();
      await command(page, "Go to Line/Column...", "4:15");
      await eventually(async () => {
        await page.keyboard.press("Control+.");
        await page.locator(".action-widget", { hasText: 'Write "block"' }).waitFor({ timeout: 3000 });
      });
      await page.keyboard.press("Enter");
      await line(editor, '"block"').waitFor();
      await command(page, "File: Revert File");
      await command(page, "View: Close All Editors");
    },
  ],
];
