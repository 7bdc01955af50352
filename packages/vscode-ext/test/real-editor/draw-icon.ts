import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";

/** Draws `images/icon.png`, which galleries want, from the SVG beside it. */
export async function drawIcon(browser: string): Promise<void> {
  const { page, close } = await openPage(browser);
  const svg = readFileSync(join(extensionDirectory, "images/icon.svg"), "utf8");
  await page.setViewportSize({ width: 256, height: 256 });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:256px;height:256px}</style>${svg}`);
  await page.screenshot({ path: join(extensionDirectory, "images/icon.png"), omitBackground: true });
  await close();
}
