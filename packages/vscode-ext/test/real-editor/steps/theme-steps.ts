import { command, open, results, type Step } from "../desk.js";

/** What a user sees in themes of other kinds. They come last: the theme stays. */
export const themeSteps: readonly Step[] = [
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
