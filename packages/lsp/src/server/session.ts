import type { Connection } from "vscode-languageserver";
import type { OpenDocuments } from "../document/open-documents.js";
import type { PolicyVersions } from "../document/policy-versions.js";
import type { Settings } from "../settings/settings-table.js";
import type { FileTexts } from "../workspace/file-texts.js";
import type { ClientFeatures } from "./client-features.js";

/** Where a server stands in its life: a client may ask for things only while it runs. */
export type Phase = "new" | "running" | "shutdown";

/** What one client and the server know of each other. */
export interface Session {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly policies: PolicyVersions;
  files: FileTexts;
  phase: Phase;
  client: ClientFeatures;
  /** Of the workspace as a whole; ask `settingsOf` for those of a document. */
  settings: Settings;
  /** By the URI of a folder; empty where the client tells folders not apart. */
  folderSettings: ReadonlyMap<string, Settings>;
  /** The URIs of the workspace's folders. */
  folders: readonly string[];
  /** Whether the client says that the user trusts the workspace. */
  trusted: boolean;
  /** What acts, and is stopped when the workspace is not trusted any more or the server is shut down. */
  readonly acting: Set<AbortController>;
  /** The commands that the client runs itself. */
  commands: ReadonlySet<string>;
  /** Whether the client wants to be told of results by `sentry/resultsChanged`. */
  notifies: boolean;
}
