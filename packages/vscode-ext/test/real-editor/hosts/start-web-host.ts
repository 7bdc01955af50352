import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, relative, resolve, sep } from "node:path";
import { runSound } from "../../../../../test/support/run.js";
import type { Editor } from "../install/install-editor.js";
import { type Host, type HostOptions, quietSettings } from "./host.js";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const workbench = "out/vs/code/browser/workbench";
const notFound = { status: 404, type: "text/plain", body: "" };

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/**
 * Starts a VS Code that has no server, as vscode.dev is: static files alone, a virtual workspace that keeps what is written
 * in memory, and the extension in a web worker.
 */
export async function startWebHost(options: HostOptions): Promise<Host> {
  const temporary = mkdtempSync(join(tmpdir(), "sentry-web-"));
  const installed = options.vsix === undefined ? undefined : await unpackVsix(options.vsix, temporary);
  const roots = new Map([
    ["/vscode", options.editor.vscode],
    ["/provider", options.editor.fileSystemProvider],
    ["/static/mount", options.workspace],
  ]);
  if (options.development !== undefined) roots.set("/development", options.development.extension);
  if (installed !== undefined) roots.set("/installed", installed);
  const program = serverlessProgram(options.editor);

  const answer = async (url: URL, authority: string): Promise<Answer> => {
    if (url.pathname === "/") return { type: "text/html", body: page(options, authority) };
    if (url.pathname === `/vscode/${workbench}/workbench.js`) return { type: "text/javascript", body: program };
    return (await staticAnswer(roots, url)) ?? notFound;
  };
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const authority = request.headers.host ?? "127.0.0.1";
    const {
      status = 200,
      type,
      body,
    } = await answer(new URL(request.url ?? "/", `http://${authority}`), authority).catch(() => notFound);
    response.writeHead(status, {
      "Content-Type": type,
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
    response.end(body);
  };
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    kind: "web",
    pageUrl: (file) => {
      const payload = [["skipWelcome", "true"], ...(file === undefined ? [] : [["openFile", `${mount}${file}`]])];
      return `http://127.0.0.1:${port}/?${new URLSearchParams({ payload: JSON.stringify(payload) })}`;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

const mount = "vscode-test-web://mount/";

/** A package is served unpacked on vscode.dev. */
async function unpackVsix(vsix: string, temporary: string): Promise<string> {
  await runSound("unzip", ["-q", resolve(vsix), "-d", temporary]);
  return join(temporary, "extension");
}

/**
 * The program of the workbench. code-server's always connects to a server and keeps the user's data there; both are taken
 * back. A program in which they are not found is another version than the one that this was written for.
 */
function serverlessProgram({ vscode }: Editor): string {
  const edits: readonly (readonly [RegExp, string])[] = [
    [/,remoteAuthority:location\.host\}/g, "}"],
    [/with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/g, 'with({scheme:$1.vscodeUserData}),"User")'],
  ];
  return edits.reduce(
    (text, [from, to]) => {
      if (text.match(from)?.length !== 1) throw new Error(`the workbench does not hold ${from.source} once`);
      return text.replace(from, to);
    },
    readFileSync(join(vscode, workbench, "workbench.js"), "utf8"),
  );
}

function page(options: HostOptions, authority: string): string {
  const { editor, development } = options;
  const at = (path: string) => ({ scheme: "http", authority, path });
  const product: Record<string, string> = JSON.parse(readFileSync(join(editor.vscode, "product.json"), "utf8"));
  const tests =
    development?.tests === undefined
      ? undefined
      : at(`/development/${relative(development.extension, development.tests).split(sep).join("/")}`);
  const configuration = {
    additionalBuiltinExtensions: [at("/provider"), ...(options.vsix === undefined ? [] : [at("/installed")])],
    folderUri: { scheme: "vscode-test-web", authority: "mount", path: "/" },
    developmentOptions: {
      extensions: development === undefined ? undefined : [at("/development")],
      extensionTestsPath: tests,
    },
    configurationDefaults: { ...quietSettings, ...options.settings },
    enableWorkspaceTrust: options.askForTrust === true,
    userDataPath: "/",
    isEnabledCoderGettingStarted: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    webviewEndpoint: "/vscode/out/vs/workbench/contrib/webview/browser/pre",
    productConfiguration: {
      nameShort: product.nameShort,
      nameLong: product.nameLong,
      version: product.version,
      quality: "stable",
      enableTelemetry: false,
      extensionEnabledApiProposals: { "vscode.vscode-test-web-fs": ["fileSearchProvider", "textSearchProvider"] },
    },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_BASE_URL: "/vscode",
    WORKBENCH_WEB_CONFIGURATION: attribute(JSON.stringify(configuration)),
    WORKBENCH_NLS_FALLBACK_URL: "/vscode/out/nls.messages.js",
    WORKBENCH_NLS_URL: "/vscode/out/nls.messages.js",
  };
  const template = readFileSync(join(editor.vscode, workbench, "workbench.html"), "utf8");
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/** A file below one of the roots, or what the provider of the virtual workspace asks about one. */
async function staticAnswer(roots: ReadonlyMap<string, string>, url: URL): Promise<Answer | undefined> {
  const path = decodeURIComponent(url.pathname);
  const prefix = [...roots.keys()].find((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  const root = prefix === undefined ? undefined : roots.get(prefix);
  if (prefix === undefined || root === undefined) return undefined;
  const file = join(root, path.slice(prefix.length));
  if (file !== root && !file.startsWith(`${resolve(root)}${sep}`)) return undefined;
  if (url.searchParams.has("stat")) return json(await fileStatus(file));
  if (url.searchParams.has("readdir")) return json(await directoryEntries(file));
  return { type: contentTypes[extname(file)] ?? "application/octet-stream", body: await readFile(file) };
}

function json(value: unknown): Answer {
  return { type: "application/json", body: JSON.stringify(value) };
}

/** The provider's numbers for a file and a directory. */
const fileType = 1;
const directoryType = 2;

async function fileStatus(file: string): Promise<unknown> {
  const status = await stat(file).catch(() => undefined);
  if (status === undefined) return { error: "ENOENT" };
  const type = status.isDirectory() ? directoryType : fileType;
  return { type, ctime: status.ctimeMs, mtime: status.mtimeMs, size: status.size };
}

async function directoryEntries(directory: string): Promise<unknown> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return { error: "ENOENT" };
  return entries.map((entry) => ({ name: entry.name, type: entry.isDirectory() ? directoryType : fileType }));
}
