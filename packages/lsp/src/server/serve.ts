import { type Connection, TextDocumentSyncKind } from "vscode-languageserver";
import { createPolicySnapshot } from "../document/create-policy-snapshot.js";
import { OpenDocuments } from "../document/open-documents.js";
import { toLspDiagnostic } from "../wiring/to-lsp-diagnostic.js";
import type { FileSystem } from "../workspace/file-system.js";

/** What a transport gives the server besides the connection. */
export interface ServerHost {
  /** Absent where files are read through the client, if it offers that. */
  readonly files?: FileSystem;
}

/** Serves one client until it says goodbye. The connection must not be listening yet. */
export function serve(connection: Connection, _host: ServerHost = {}): void {
  const documents = new OpenDocuments();
  connection.onInitialize(() => ({
    serverInfo: { name: "sentry" },
    capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
  }));
  connection.onDidOpenTextDocument(({ textDocument }) => check(documents.open(textDocument)?.uri));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
    check(documents.change(textDocument, contentChanges)?.uri),
  );
  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.close(textDocument);
  });
  connection.listen();

  function check(uri: string | undefined): void {
    const document = uri === undefined ? undefined : documents.get(uri);
    if (document === undefined) return;
    const { analysis } = createPolicySnapshot(document);
    const context = { uri: document.uri, lineIndex: analysis.parsed.lineIndex, codeDescriptions: false };
    connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: analysis.diagnostics.map((diagnostic) => toLspDiagnostic(diagnostic, context)),
    });
  }
}
