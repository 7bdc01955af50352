import type { Disposable, LogOutputChannel, Uri } from "vscode";
import type { Server } from "../client/server.js";
import type { TraceDocument } from "../editor/trace-document.js";

/** What commands work with. */
export interface CommandContext {
  readonly extensionUri: Uri;
  readonly server: Server;
  /** What the language server has to say. */
  readonly output: LogOutputChannel;
  readonly trace: TraceDocument;
  /** Remembers the sample events that a policy is tried with. */
  readonly chosenEvents: ChosenEvents;
  readonly subscriptions: Disposable[];
}

/** The files of sample events that the user has chosen, by policy. */
export interface ChosenEvents {
  readonly all: () => Readonly<Record<string, readonly string[]>>;
  readonly set: (policy: string, files: readonly string[] | undefined) => Promise<void>;
}
