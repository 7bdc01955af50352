import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { findBrowser } from "../../../../test/support/find-browser.js";

const bundle = readFileSync(fileURLToPath(new URL("../../bundle/browser.js", import.meta.url)), "utf8");

// Found, or on a build server installed, before the tests: that takes longer than a test may.
const browser = await findBrowser().catch((error: Error) => error);

describe("the bundle for web workers", () => {
  it("names nothing of Node", () => {
    expect(bundle).not.toMatch(/\brequire\(["']node:|from\s*["']node:|["']node:(fs|path|process)/);
  });

  it("checks, completes and judges in a worker of a browser, and reads files through the client", async ({ skip }) => {
    if (browser instanceof Error) {
      console.error(`THE TEST IN A BROWSER WAS SKIPPED: ${browser.message}`);
      return skip(browser.message);
    }
    const server = createServer((request, response) => {
      const isScript = request.url === "/server.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? bundle : "<!doctype html><title>worker</title>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const running = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
    onTestFinished(async () => {
      await running.close();
      server.close();
    });
    const page = await running.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const seen = await page.evaluate(driveWorker);
    expect(seen.capabilities).toMatchObject({ hoverProvider: true });
    expect(seen.errors).toEqual([]);
    expect(seen.diagnostics).toEqual(["acl.schema.value_type"]);
    expect(seen.labels).toContain("dry_run");
    expect(seen.lens).toBe("matches 1, wins 1");
    expect(seen.asked).toEqual(expect.arrayContaining(["sentry/findFiles", "sentry/readFile"]));
  }, 60_000);
});

/** Runs in the page: a client that speaks the protocol by hand, so that nothing but the server is tried. */
async function driveWorker() {
  interface Message {
    id?: number;
    method?: string;
    params?: { uri?: string; diagnostics?: { code: string }[]; glob?: string };
    result?: unknown;
    error?: { message: string };
  }
  const scope = globalThis as unknown as {
    Worker: new (url: string) => { postMessage(message: object): void; onmessage: unknown; onerror: unknown };
  };
  const worker = new scope.Worker("/server.js");
  const uri = "memfs:/w/a.acl";
  const events = "memfs:/w/a.events.ndjson";
  const files: Record<string, string> = {
    [events]: '{"event":{"ToolExec":{"pid":1,"argv":["ncat","-l"]}},"expect":"block"}\n',
  };
  const pending = new Map<number, (message: Message) => void>();
  const asked: string[] = [];
  const errors: string[] = [];
  let published: ((codes: string[]) => void) | undefined;
  worker.onerror = (event: { message: string }) => errors.push(event.message);
  worker.onmessage = ({ data }: { data: Message }) => {
    if (data.method !== undefined && data.id !== undefined) {
      asked.push(data.method);
      const isList = data.method === "sentry/findFiles";
      const uris = Object.keys(files).filter(
        (file) => (data.params?.glob?.endsWith(".acl") === true) === file.endsWith(".acl"),
      );
      const result = isList ? { uris } : { text: files[data.params?.uri ?? ""] ?? null };
      worker.postMessage({ jsonrpc: "2.0", id: data.id, result });
    } else if (data.id !== undefined) {
      if (data.error !== undefined) errors.push(data.error.message);
      pending.get(data.id)?.(data);
    } else if (data.method === "textDocument/publishDiagnostics") {
      published?.((data.params?.diagnostics ?? []).map(({ code }) => code));
    }
  };
  let count = 0;
  const request = <Result>(method: string, params: object): Promise<Result> => {
    count++;
    const id = count;
    const answer = new Promise<Message>((resolve) => pending.set(id, resolve));
    worker.postMessage({ jsonrpc: "2.0", id, method, params });
    return answer.then(({ result }) => result as Result);
  };
  const notify = (method: string, params: object) => worker.postMessage({ jsonrpc: "2.0", method, params });

  const { capabilities } = await request<{ capabilities: object }>("initialize", {
    processId: null,
    rootUri: "memfs:/w",
    capabilities: {},
    initializationOptions: { files: true },
  });
  notify("initialized", {});
  const codes = new Promise<string[]>((resolve) => {
    published = resolve;
  });
  notify("textDocument/didOpen", {
    textDocument: { uri, languageId: "acl", version: 1, text: "fail_closed = 1\nfail" },
  });
  const diagnostics = await codes;
  const { items } = await request<{ items: { label: string }[] }>("textDocument/completion", {
    textDocument: { uri },
    position: { line: 1, character: 4 },
  });
  const rule = `fail_closed = true\nrule "a" {\n  on = "ToolExec"\n  match = "ncat"\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;
  notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text: rule }] });
  const [lens] = await request<{ command: { title: string } }[]>("textDocument/codeLens", { textDocument: { uri } });
  return {
    capabilities,
    diagnostics: diagnostics.filter((code) => code.startsWith("acl.schema")),
    labels: items.map(({ label }) => label),
    lens: lens?.command.title,
    asked,
    errors,
  };
}
