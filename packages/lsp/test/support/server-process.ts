import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import {
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly initialize: (options?: object) => Promise<InitializeResult>;
  /** How the process ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts a program of Node that serves over its standard streams. */
export function startServerProcess(script: string, args: readonly string[] = []): ServerProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const { stdin, stdout, stderr } = child;
  let errors = "";
  stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const ended = once(child, "exit").then(([code]) => ({ code: code as number | null, stderr: errors }));
  onTestFinished(async () => {
    connection.dispose();
    child.kill();
    await ended;
  });
  return {
    process: child,
    connection,
    ended,
    async initialize(options = {}) {
      const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {}, ...options };
      const result = await connection.sendRequest(InitializeRequest.type, params);
      await connection.sendNotification(InitializedNotification.type, {});
      return result;
    },
  };
}
