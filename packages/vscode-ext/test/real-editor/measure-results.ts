import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { command, results } from "./desk.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { openPage } from "./open-page.js";

/** One thing that a reader does in a view of many rows. */
export interface ViewMeasure {
  readonly name: string;
  /** Milliseconds until the rows that were asked for are drawn. */
  readonly time: number;
  /** Milliseconds between two frames while it was done, the longest. */
  readonly longestFrame: number;
}

export interface ViewMeasures {
  readonly rows: number;
  /** Milliseconds from the command to the first row, and to the last one having come. */
  readonly firstRow: number;
  readonly allRows: number;
  readonly measures: readonly ViewMeasure[];
  /** The rows that were elements at the end. */
  readonly elements: number;
  /** Bytes of the JavaScript heap that the view takes. */
  readonly memory: number;
}

const sampleRows = 100_000;

const policy = `rule "no-netcat" {
  on       = "ToolExec"
  match    = '^nc\\s'
  verdict  = "block"
  severity = "high"
  reason   = "netcat is not used here"
}

rule "look-closer" {
  on       = "ToolExec"
  match    = '^make\\s'
  verdict  = "escalate"
  severity = "low"
  reason   = "somebody should look at it"
}
`;

/** Opens a dry run of 100,000 sample events in a real editor, and does in its view what a reader does. */
export async function measureResults(tools: Tools, vsix: string): Promise<ViewMeasures> {
  const workspace = mkdtempSync(join(tmpdir(), "sentry-large-"));
  writeFileSync(join(workspace, "large.acl"), policy);
  writeFileSync(join(workspace, "large.events.ndjson"), sampleLines());
  const host = await startHost("node", { editor: tools.editor, workspace, vsix });
  const { page, close } = await openPage(tools.browser);
  page.setDefaultTimeout(120_000);
  try {
    await page.goto(host.pageUrl("large.acl"), { waitUntil: "domcontentloaded" });
    await page
      .locator(".codelens-decoration a", { hasText: /matches \d/ })
      .first()
      .waitFor();
    const heapBefore = await heapSize(page);
    const start = Date.now();
    await command(page, "Sentry: Dry-Run Policy on Sample Events");
    const view = await results(page);
    await view.locator(".canvas [role=row]").first().waitFor();
    const firstRow = Date.now() - start;
    await view.locator(`[role=grid][aria-rowcount="${sampleRows + 1}"]:not([aria-busy=true])`).waitFor();
    const allRows = Date.now() - start;
    const measures: ViewMeasure[] = [];
    const columns = await view.locator("[role=columnheader] button").allInnerTexts();
    for (const [column, label] of columns.entries()) {
      measures.push(await measure(view, `sort by ${label}`, { sort: column }));
      measures.push(await measure(view, `the other way`, { sort: column }));
    }
    for (const filter of ["n", "nc", "nc ", "nc 7", "nc 77", "no-netcat 4444", "", "nothing of this"])
      measures.push(await measure(view, `filter by ${JSON.stringify(filter)}`, { filter }));
    await measure(view, "", { filter: "" });
    measures.push(await measure(view, "scroll by pages", { scrollBy: 600 }));
    measures.push(await measure(view, "scroll by thousands of rows", { scrollBy: 60_000 }));
    const elements = await view.locator(".canvas [role=row]").count();
    const memory = (await heapSize(page)) - heapBefore;
    return { rows: sampleRows, firstRow, allRows, measures, elements, memory };
  } finally {
    await close();
    await host.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Bytes of the JavaScript heap of the page, which views share. */
async function heapSize(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

function sampleLines(): string {
  const programs = ["nc -l", "git commit -m", "make target", "cargo build --package", "npm run script"];
  return Array.from({ length: sampleRows }, (_, index) => {
    const number = (index * 7919) % sampleRows;
    const argv = [...(programs[index % programs.length] ?? "").split(" "), String(number)];
    return `${JSON.stringify({ event: { ToolExec: { pid: index + 1, argv } } })}\n`;
  }).join("");
}

type Action = { readonly sort: number } | { readonly filter: string } | { readonly scrollBy: number };

/** Does something inside the view, where no message has to travel before the time is taken. */
async function measure(view: Frame, name: string, action: Action): Promise<ViewMeasure> {
  const result = await view.evaluate(async (action: Action) => {
    const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
    const grid = document.querySelector("[role=grid]");
    const viewport = document.querySelector(".viewport");
    if (grid === null || viewport === null) throw new Error("there is no table");
    let last = await frame();
    let longestFrame = 0;
    const next = async () => {
      const now = await frame();
      longestFrame = Math.max(longestFrame, now - last);
      last = now;
    };
    const start = performance.now();
    if ("sort" in action) document.querySelectorAll<HTMLElement>("[role=columnheader] button")[action.sort]?.click();
    if ("filter" in action) {
      const input = document.querySelector<HTMLInputElement>("input[type=search]");
      if (input !== null) input.value = action.filter;
      input?.dispatchEvent(new Event("input"));
    }
    if ("scrollBy" in action) {
      viewport.scrollTop = 0;
      for (let frames = 0; frames < 60; frames++) {
        viewport.scrollTop += action.scrollBy;
        await next();
      }
    } else {
      // What was asked for begins with the next frame, and is to be seen after the one behind it.
      await next();
      await next();
      while (grid.getAttribute("aria-busy") === "true") await next();
    }
    return { time: performance.now() - start, longestFrame };
  }, action);
  return { name, ...result };
}
