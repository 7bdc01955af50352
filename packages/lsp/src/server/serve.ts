import { type Connection, ErrorCodes, type InitializeResult, ResponseError } from "vscode-languageserver";
import { OpenDocuments } from "../document/open-documents.js";
import { PolicyVersions } from "../document/policy-versions.js";
import type { LocalMachine } from "../full-dry-run/full-dry-runs.js";
import { createSampleService } from "../samples/sample-service.js";
import { defaultSettings, readSettings } from "../settings/read-settings.js";
import { wirings } from "../wiring/index.js";
import { clientFileSystem } from "../workspace/client-file-system.js";
import type { FileSystem } from "../workspace/file-system.js";
import { FileTexts } from "../workspace/file-texts.js";
import { filesByScheme } from "../workspace/files-by-scheme.js";
import { noFileSystem } from "../workspace/no-file-system.js";
import { createAskClient } from "./ask-client.js";
import { readClientFeatures } from "./client-features.js";
import { createRefresh } from "./create-refresh.js";
import { createDiagnosticsService } from "./diagnostics-service.js";
import { followSettings } from "./follow-settings.js";
import { followWorkspace } from "./follow-workspace.js";
import { guardNotification } from "./guard.js";
import { recordOf } from "./params.js";
import { serverCapabilities } from "./server-capabilities.js";
import { serverVersion } from "./server-version.js";
import type { Session } from "./session.js";
import { createWorkspaceDiagnostics } from "./workspace-diagnostics.js";
import { workspaceFolders } from "./workspace-folders.js";

/** What a transport gives the server besides the connection. */
export interface ServerHost {
  /** Absent where files are read through the client, if it offers that. */
  readonly files?: FileSystem;
  /** Absent where no program can be started and no variable read. */
  readonly machine?: LocalMachine;
}

/** Serves one client until it says goodbye. The connection must not be listening yet. */
export function serve(connection: Connection, host: ServerHost = {}): void {
  const session: Session = {
    connection,
    documents: new OpenDocuments(),
    policies: new PolicyVersions(),
    files: new FileTexts(host.files ?? noFileSystem),
    phase: "new",
    client: readClientFeatures(undefined),
    settings: defaultSettings,
    folderSettings: new Map(),
    folders: [],
    trusted: false,
    acting: new Set(),
    commands: new Set(),
    notifies: false,
  };
  const samples = createSampleService(session);
  const refresh = createRefresh(session);
  const diagnostics = createDiagnosticsService(session, samples, { checked: refresh.changed });

  const workspace = createWorkspaceDiagnostics(session, samples);
  const changedAll = () => {
    workspace.changed("files");
    diagnostics.changedAll();
  };

  connection.onInitialize((params: unknown): InitializeResult => {
    if (session.phase !== "new") throw new ResponseError(ErrorCodes.InvalidRequest, "initialized already");
    const { capabilities, initializationOptions } = recordOf(params);
    const options = recordOf(initializationOptions);
    session.client = readClientFeatures(capabilities);
    session.settings = readSettings(options.settings).settings;
    session.folders = workspaceFolders(params);
    session.trusted = options.trusted === true;
    session.commands = new Set(Array.isArray(options.commands) ? options.commands : []);
    session.notifies = options.notifications === true;
    if (options.files === true) {
      const asked = clientFileSystem(createAskClient(connection));
      session.files = new FileTexts(host.files === undefined ? asked : filesByScheme(host.files, asked));
    }
    session.phase = "running";
    return {
      serverInfo: { name: "sentry", version: serverVersion },
      capabilities: serverCapabilities(session.client),
    };
  });
  connection.onShutdown(() => {
    session.phase = "shutdown";
    for (const acting of session.acting) acting.abort();
    diagnostics.dispose();
    workspace.dispose();
    refresh.dispose();
  });

  connection.onDidOpenTextDocument(
    guardNotification(session, "didOpen", (params) => {
      const opened = session.documents.open(recordOf(params).textDocument);
      if (opened === undefined) return;
      diagnostics.opened(opened.uri);
      workspace.changed("files", opened.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    guardNotification(session, "didChange", (params) => {
      const { textDocument, contentChanges } = recordOf(params);
      const changed = session.documents.change(textDocument, contentChanges);
      if (changed === undefined) return;
      diagnostics.changed(changed.uri);
      workspace.changed("texts");
    }),
  );
  connection.onDidCloseTextDocument(
    guardNotification(session, "didClose", (params) => {
      const closed = session.documents.close(recordOf(params).textDocument);
      if (closed === undefined) return;
      diagnostics.closed(closed.uri);
      workspace.changed("files", closed.uri);
    }),
  );
  const followed = followSettings(session, changedAll);
  const watchFiles = followWorkspace(session, {
    filesChanged: changedAll,
    foldersChanged: followed.ask,
  });
  connection.onInitialized(
    guardNotification(session, "initialized", () => {
      followed.begin();
      watchFiles();
      workspace.changed("files");
    }),
  );
  const { machine } = host;
  const services = { diagnostics, workspace, changedAll, samples, ...(machine && { machine }) };
  for (const { register } of wirings) register(session, services);
  connection.onRequest((method: string) => {
    if (session.phase === "new") throw new ResponseError(ErrorCodes.ServerNotInitialized, "not initialized yet");
    if (session.phase === "shutdown") throw new ResponseError(ErrorCodes.InvalidRequest, "the server is shut down");
    throw new ResponseError(ErrorCodes.MethodNotFound, `there is no method ${method.slice(0, 100)}`);
  });
  connection.listen();
}
