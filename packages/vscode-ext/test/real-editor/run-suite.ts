import { join } from "node:path";
import type { Page } from "playwright-core";
import { copyWorkspace } from "./copy-workspace.js";
import type { HostKind } from "./hosts/host.js";
import { startHost } from "./hosts/start-host.js";
import type { Tools } from "./install/install-tools.js";
import { startModelEndpoint } from "./model-endpoint.js";
import { openPage } from "./open-page.js";
import { extensionDirectory } from "./paths.js";
import { placesOf } from "./places-of.js";
import { endMark, resultMark, type TestResult } from "./suite-result.js";

export interface SuiteOptions {
  readonly tools: Tools;
  readonly host: HostKind;
  /** Whether the workspace is one that the user has not trusted. */
  readonly untrusted?: boolean;
}

/** How long an extension host may be silent; a host that hangs would never say that it has ended. */
const patienceMs = 60_000;

/** Runs the suite in the extension host of a real editor. Fails when the run itself breaks. */
export async function runSuite({ tools, host: kind, untrusted = false }: SuiteOptions): Promise<readonly TestResult[]> {
  const workspace = copyWorkspace();
  const endpoint = await startModelEndpoint(workspace.directory);
  const host = await startHost(kind, {
    editor: tools.editor,
    workspace: workspace.directory,
    development: { extension: extensionDirectory, tests: join(extensionDirectory, "bundle/test", `${kind}.js`) },
    environment: endpoint.environment,
    askForTrust: untrusted,
    // Nobody is there to answer: a workspace that is not trusted stays so.
    settings: untrusted ? { "security.workspace.trust.startupPrompt": "never" } : {},
  });
  const { page, close } = await openPage(tools.browser);
  const results: TestResult[] = [];
  const log: string[] = [];
  try {
    const ended = new Promise<number>((resolve, reject) => {
      const silence = setTimeout(() => reject(new Error("the suite did not go on")), patienceMs).unref();
      page.on("crash", () => reject(new Error("the page of the editor crashed")));
      // The console may lag behind the exit.
      const exited = () => setTimeout(() => reject(new Error("the suite ended without results")), 3000).unref();
      void page.exposeFunction("codeAutomationExit", exited);
      void page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
        const line = args.filter((arg) => typeof arg === "string").join(" ");
        const result = after(line, resultMark);
        const end = after(line, endMark);
        if (result !== undefined) silence.refresh();
        if (result !== undefined) results.push(JSON.parse(result));
        else if (end !== undefined) resolve(Number.parseInt(end, 10));
        else log.push(line);
      });
    });
    await page.goto(host.pageUrl(), { waitUntil: "domcontentloaded" });
    const count = await ended;
    if (count === 0 || count !== results.length) throw new Error(`${results.length} of ${count} results came`);
    const { data } = host;
    if (data !== undefined && !untrusted) results.push(await keptSecret(endpoint.key, { page, data, log }));
    return results;
  } catch (error) {
    const screenshot = join(extensionDirectory, "bundle/test", `${kind}-broken.png`);
    await page.screenshot({ path: screenshot });
    throw new Error(
      `the suite broke (see ${screenshot}); the results so far and the last lines of the console:\n${[
        ...results.map(({ title, error = "passed" }) => `${title}: ${error}`),
        ...log.slice(-20),
      ].join("\n")}`,
      {
        cause: error,
      },
    );
  } finally {
    await close();
    await host.stop();
    await endpoint.close();
    workspace.remove();
  }
}

interface Traces {
  readonly page: Page;
  readonly data: string;
  readonly log: readonly string[];
}

/** A run with a model needs its key. Nothing that the editor has shown, logged or stored holds it afterwards. */
async function keptSecret(key: string, { page, data, log }: Traces): Promise<TestResult> {
  const title = "no log, no state and no page of the editor holds the key of the model";
  const places = await placesOf(key, page, [data]);
  if (log.some((line) => line.includes(key))) places.push("the console");
  return { title, ...(places.length > 0 && { error: `it is in ${places.join(", ")}` }) };
}

function after(line: string, mark: string): string | undefined {
  const start = line.indexOf(mark);
  return start < 0 ? undefined : line.slice(start + mark.length);
}
