import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runSound } from "../../../../../test/support/run.js";
import type { Editor } from "../install/install-editor.js";
import { type Host, type HostOptions, quietSettings } from "./host.js";

/** Starts VS Code's own server: the extension runs in a Node process, as on a desktop or on a remote machine. */
export async function startNodeHost(options: HostOptions): Promise<Host> {
  const data = mkdtempSync(join(tmpdir(), "sentry-editor-"));
  const user = join(data, "data/User");
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...options.settings }));
  const extensions = join(data, "extensions");
  if (options.vsix !== undefined) await installVsix(options.editor, { vsix: options.vsix, extensions, data });
  const server = spawn(
    process.execPath,
    [
      serverProgram(options.editor),
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
      ...["--server-data-dir", data, "--extensions-dir", extensions, "--telemetry-level", "off"],
      ...(options.askForTrust === true ? [] : ["--disable-workspace-trust"]),
    ],
    // A process group of its own, so that the extension host and its children end with it.
    { env: environment(options.environment), stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const stop = async () => {
    await stopGroup(server);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const port = await listeningPort(server).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  return {
    kind: "node",
    data,
    pageUrl: (file) => {
      const payload: [string, string][] = [["skipWelcome", "true"]];
      const { development } = options;
      if (development !== undefined) payload.push(["extensionDevelopmentPath", remote(development.extension)]);
      if (development?.tests !== undefined) payload.push(["extensionTestsPath", remote(development.tests)]);
      if (file !== undefined) payload.push(["openFile", remote(join(options.workspace, file))]);
      const query = new URLSearchParams({ folder: options.workspace, payload: JSON.stringify(payload) });
      return `http://${authority}/?${query}`;
    },
    stop,
  };
}

function serverProgram({ vscode }: Editor): string {
  return join(vscode, "out/server-main.js");
}

interface Installation {
  readonly vsix: string;
  readonly extensions: string;
  readonly data: string;
}

/** Installs a package as `code --install-extension` does. */
async function installVsix(editor: Editor, { vsix, extensions, data }: Installation): Promise<void> {
  const places = ["--server-data-dir", data, "--extensions-dir", extensions];
  const args = [
    serverProgram(editor),
    ...places,
    "--accept-server-license-terms",
    "--install-extension",
    resolve(vsix),
  ];
  const output = await runSound(process.execPath, args, { env: environment({}) });
  if (!output.includes("successfully installed")) throw new Error(`${vsix} could not be installed:\n${output}`);
}

/** Our own environment without what a surrounding editor would tell its children, and without an extension gallery. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: "{}", ...more };
}

async function listeningPort(server: ChildProcess): Promise<number> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    server.stdout?.setEncoding("utf8").on("data", read);
    server.stderr?.setEncoding("utf8").on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the editor's server ended with ${code}:\n${output}`)));
  });
}

async function stopGroup(server: ChildProcess): Promise<void> {
  const { pid } = server;
  if (pid === undefined) return;
  const ended = server.exitCode === null && server.signalCode === null ? once(server, "exit") : Promise.resolve();
  signal(pid, "SIGTERM");
  const patience = setTimeout(() => signal(pid, "SIGKILL"), 3000);
  await ended;
  clearTimeout(patience);
  signal(pid, "SIGKILL");
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // The group is gone already.
  }
}
