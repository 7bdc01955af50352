import { DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { guardNotification, logFailure } from "./guard.js";
import { recordOf } from "./params.js";
import type { Session } from "./session.js";
import { folderUris } from "./workspace-folders.js";

export interface WorkspaceHooks {
  /** Documents may depend on what is new. */
  readonly filesChanged: () => void;
  readonly foldersChanged: () => void;
}

/** Keeps what is known of folders and files. Gives what is to be done when the client is ready to be asked. */
export function followWorkspace(session: Session, hooks: WorkspaceHooks): () => void {
  const { connection } = session;
  const refresh = () => {
    session.files.forgetLists();
    hooks.filesChanged();
  };
  connection.onDidChangeWatchedFiles(
    guardNotification(session, "didChangeWatchedFiles", (params) => {
      forgetFiles(recordOf(params).changes, ["uri"]);
    }),
  );
  for (const operation of ["didCreateFiles", "didRenameFiles", "didDeleteFiles"]) {
    connection.onNotification(
      `workspace/${operation}`,
      guardNotification(session, operation, (params) => {
        forgetFiles(recordOf(params).files, ["uri", "oldUri", "newUri"]);
      }),
    );
  }
  connection.onNotification(
    "sentry/trustChanged",
    guardNotification(session, "sentry/trustChanged", (params) => {
      session.trusted = recordOf(params).trusted === true;
      if (!session.trusted) for (const acting of session.acting) acting.abort();
    }),
  );

  function forgetFiles(entries: unknown, names: readonly string[]): void {
    if (!Array.isArray(entries)) return;
    for (const entry of entries) {
      for (const name of names) {
        const uri = recordOf(entry)[name];
        if (typeof uri === "string") session.files.forget(uri);
      }
    }
    refresh();
  }

  function followFolders(): void {
    connection.onNotification(
      "workspace/didChangeWorkspaceFolders",
      guardNotification(session, "didChangeWorkspaceFolders", (params) => {
        const { added, removed } = recordOf(recordOf(params).event);
        const gone = new Set(folderUris(removed));
        session.folders = [...new Set([...session.folders.filter((uri) => !gone.has(uri)), ...folderUris(added)])];
        refresh();
        hooks.foldersChanged();
      }),
    );
  }

  return () => {
    // Not before: while it answers `initialize` the library puts a handler of its own in the place of this one.
    followFolders();
    if (!session.client.watchedFilesRegistration) return;
    const watchers = ["**/*.acl", "**/*.ndjson"].map((globPattern) => ({ globPattern }));
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => logFailure(session, "watching files", error));
  };
}
