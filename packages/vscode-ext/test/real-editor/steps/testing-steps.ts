import { command, open, type Step } from "../desk.js";

/** What a user does with the tests of policies. */
export const testingSteps: readonly Step[] = [
  [
    "tests run to green and to red, and a failure shows what was expected",
    async ({ page, editor }) => {
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
      await page.keyboard.press("Escape");
    },
  ],
  [
    "coverage marks the rule that no event reaches",
    async ({ page, editor }) => {
      await command(page, "View: Close All Editors");
      await open(page, "failing.acl");
      await command(page, "Test: Run All Tests with Coverage");
      await editor.locator(".coverage-deco-gutter.coverage-deco-miss").first().waitFor();
      await editor.locator(".coverage-deco-gutter.coverage-deco-hit").first().waitFor();
      await command(page, "View: Close All Editors");
    },
  ],
];
