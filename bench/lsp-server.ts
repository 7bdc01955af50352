import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

/** A language server in a process of its own, as an editor starts it. */
export interface BenchServer {
  readonly connection: ProtocolConnection;
  /** Resolves at the first publication of that version, or of any where the server tells none. */
  publication(uri: string, version: number): Promise<PublishDiagnosticsParams>;
  /** Resident memory in MiB; NaN where the system does not tell. */
  memory(): number;
  stop(): Promise<void>;
}

export async function startServer(script: string, args: readonly string[]): Promise<BenchServer> {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], { stdio: ["pipe", "pipe", "ignore"] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("no streams");
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    waiting.get(`${params.uri} ${params.version}`)?.(params);
    waiting.get(`${params.uri} ${undefined}`)?.(params);
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => ({})));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
    initializationOptions: { provideFormatter: true },
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    publication: (uri, version) =>
      new Promise((resolve) => {
        // Peers of ours publish without a version: their next publication counts.
        const done = (params: PublishDiagnosticsParams) => {
          waiting.delete(`${uri} ${version}`);
          waiting.delete(`${uri} ${undefined}`);
          resolve(params);
        };
        waiting.set(`${uri} ${version}`, done);
        waiting.set(`${uri} ${undefined}`, done);
      }),
    memory() {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024;
      } catch {
        return Number.NaN;
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      connection.dispose();
      child.kill();
      await ended;
    },
  };
}
