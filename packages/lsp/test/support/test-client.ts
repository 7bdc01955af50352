import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { type ServerHost, serve } from "../../src/server/serve.js";

/** A client of the real library, and a server in this process, joined by streams in memory. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  /** Every publication since they were last forgotten, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server logged. */
  readonly log: readonly string[];
  initialize(options?: InitializeOptions): Promise<InitializeResult>;
  open(uri: string, text: string, version?: number): void;
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  /** The first publication, of those that came or are to come, that holds. */
  forgetPublished(): void;
  publication(holds: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
}

export interface InitializeOptions {
  readonly capabilities?: object;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
}

export function createTestClient(host: ServerHost = {}): TestClient {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(server, host);
  const connection = createProtocolConnection(down, up);
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const look of waiting) look();
  });
  connection.onNotification("window/logMessage", (params: { readonly message: string }) => {
    log.push(params.message);
  });
  // A server may register for what it wants to hear; who tests that registers a handler of its own.
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  onTestFinished(async () => {
    await connection.sendRequest(ShutdownRequest.type).catch(() => {});
    connection.dispose();
    server.dispose();
  });
  return {
    connection,
    published,
    log,
    async initialize({ capabilities = {}, initializationOptions, folders } = {}) {
      const result = await connection.sendRequest(InitializeRequest.type, {
        processId: null,
        rootUri: null,
        capabilities,
        workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
        ...(initializationOptions === undefined ? {} : { initializationOptions }),
      });
      await connection.sendNotification(InitializedNotification.type, {});
      return result;
    },
    open(uri, text, version = 1) {
      const languageId = uri.endsWith(".ndjson") ? "ndjson" : "acl";
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version, text },
      });
    },
    change(uri, version, changes) {
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [...changes],
      });
    },
    close(uri) {
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    forgetPublished() {
      published.length = 0;
    },
    publication(holds) {
      return new Promise((resolve) => {
        const look = () => {
          const found = published.find(holds);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
