import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { FromView, ToView } from "../../src/results/messages.js";
import { panelHtml } from "../../src/results/panel-html.js";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";

export interface OpenView {
  readonly page: Page;
  /** Tells the view something, as the extension does. */
  readonly post: (message: ToView) => Promise<void>;
  /** What the view has asked for so far. */
  readonly asked: readonly FromView[];
  readonly close: () => Promise<void>;
}

const origin = "https://views.invalid";

/** Opens the page of a view by itself in a browser, under the policy of content that it has in the editor. */
export async function openView(browser: string): Promise<OpenView> {
  const { page, close } = await openPage(browser);
  page.setDefaultTimeout(30_000);
  const asked: FromView[] = [];
  await page.exposeFunction("tellExtension", (message: FromView) => asked.push(message));
  await page.addInitScript(() => {
    const { tellExtension } = globalThis as unknown as { tellExtension: (message: unknown) => void };
    Object.assign(globalThis, { acquireVsCodeApi: () => ({ postMessage: tellExtension }) });
  });
  const [script, style] = ["/results.js", "/results.css"];
  const html = panelHtml({ cspSource: origin, script, style, nonce: "a1b2", language: "en", title: "Results" });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
    const body = readFileSync(join(extensionDirectory, "bundle", pathname), "utf8");
    return route.fulfill({ contentType: pathname === script ? "text/javascript" : "text/css", body });
  });
  await page.goto(`${origin}/`);
  const post = (message: ToView) => page.evaluate((message) => window.postMessage(message, "*"), message);
  return { page, post, asked, close };
}
