import { chromium, type Page } from "playwright-core";

export interface OpenPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Opens an empty page in a browser of its own. */
export async function openPage(executablePath: string): Promise<OpenPage> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      // The sandbox of the browser needs more than a container gives; nothing but our own files is loaded.
      ...["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      ...["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // Nobody is there to allow it: what is copied could not be read.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return { page: await context.newPage(), close: () => browser.close() };
}
