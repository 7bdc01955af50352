import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { wirings } from "../wiring/index.js";
import type { ClientFeatures } from "./client-features.js";

/** What the server says it can do: what every feature announces, and what it wants to hear of documents and files. */
export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  const ours = { filters: [{ pattern: { glob: "**/*.{acl,ndjson}" } }] };
  const announced = wirings.map(({ capabilities }) => capabilities?.(client) ?? {});
  const workspace = Object.assign({}, ...announced.map((part) => part.workspace ?? {}));
  return Object.assign({}, ...announced, {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: {
      ...workspace,
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: ours, didRename: ours, didDelete: ours },
    },
  } satisfies ServerCapabilities);
}
