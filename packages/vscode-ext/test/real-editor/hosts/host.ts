import type { Editor } from "../install/install-editor.js";

/** Where the extension runs: in a Node process beside the files, or in a worker of the browser without any server. */
export type HostKind = "node" | "web";

export interface HostOptions {
  readonly editor: Editor;
  /** The directory that the editor opens; it may be written to. */
  readonly workspace: string;
  /** An extension that is run from its directory, and the module there that exports `run()`. */
  readonly development?: { readonly extension: string; readonly tests?: string };
  /** A packaged extension that is installed as a user would. */
  readonly vsix?: string;
  /** User settings beside those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Variables for the Node extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the editor asks before it trusts a workspace, as it does by default; off unless it is set. */
  readonly askForTrust?: boolean;
}

/** A running editor, without the browser that shows it. */
export interface Host {
  readonly kind: HostKind;
  /** Where the editor keeps its logs and its state, unless that is the browser. */
  readonly data?: string;
  /** The address of the workbench with the workspace, and a file of it when one is named. */
  readonly pageUrl: (file?: string) => string;
  readonly stop: () => Promise<void>;
}

/** Settings that keep an editor from asking, from reaching for a network, and from writing files by itself. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  // A browser's editor saves by itself otherwise.
  "files.autoSave": "off",
  "chat.commandCenter.enabled": false,
  "git.openRepositoryInParentFolders": "never",
};
