import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { command, openTable, type Step } from "../desk.js";
import { expectSame } from "../expect-same.js";

/** Who uses a view without a mouse, and in themes of every kind. They come last: the theme stays. */
export const themeSteps: readonly Step[] = [
  [
    "every control of a table is reached by the keyboard, and is seen to be",
    async ({ page }) => {
      const view = await openTable(page, "sentry.acl", "Sentry: Show Effective Rule Order");
      await view.getByRole("searchbox").focus();
      const controls = await view.evaluate(() =>
        Array.from(
          document.querySelectorAll("input, select, button, [tabindex='0']"),
          (control) => control.getAttribute("data-name") ?? control.textContent ?? "",
        ),
      );
      const reached: string[] = [];
      for (const _ of controls) {
        const [name = "", outline = ""] = await view.evaluate(() => {
          const focused = document.activeElement;
          if (focused === null) return [];
          const { outlineStyle, outlineWidth } = getComputedStyle(focused);
          return [focused.getAttribute("data-name") ?? focused.textContent ?? "", `${outlineStyle} ${outlineWidth}`];
        });
        if (!/^(?!none)\S+ [1-9]/.test(outline))
          throw new Error(`${name} does not show that it has the focus: ${outline}`);
        reached.push(name);
        await page.keyboard.press("Tab");
      }
      // What can be done with no row at hand cannot be pushed.
      expectSame(reached, controls);
    },
  ],
  [
    "the table follows the theme, and is accessible in each",
    async ({ page, directory }) => {
      const view = await openTable(page, "sentry.acl", "Sentry: Dry-Run Policy on Sample Events");
      await view.locator("[role=gridcell]").first().click();
      const background = () => view.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const seen = [await background()];
      await expectAccessible(view);
      // The editor without a server is the same editor: one other theme is enough there.
      for (const [theme, kind] of directory === undefined ? themes.slice(0, 1) : themes) {
        await setTheme(page, theme);
        await view.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
        await expectAccessible(view);
        seen.push(await background());
      }
      if (new Set(seen).size < 2) throw new Error(`the background is ${seen} in all themes`);
    },
  ],
];

/** The names of themes, and what views are told of them. */
const themes = [
  ["Dark High Contrast", "vscode-high-contrast"],
  ["Light High Contrast", "vscode-high-contrast-light"],
  ["Dark Modern", "vscode-dark"],
  ["Light Modern", "vscode-light"],
] as const;

async function setTheme(page: Page, name: string): Promise<void> {
  await command(page, "Preferences: Color Theme");
  await page.locator(".quick-input-widget input[type=text]").fill(name);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Looks for what is known to keep people from using a page: missing names and roles, colours too much alike. */
async function expectAccessible(view: Frame): Promise<void> {
  await view.evaluate(axe);
  const violations = await view.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
    const results = await axe.run();
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
  expectSame(violations, []);
}
