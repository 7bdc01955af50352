import { type ExtensionContext, l10n } from "vscode";
import type { BaseLanguageClient, State, StateChangeEvent } from "vscode-languageclient";
import { createChosenEvents, tellChosenEvents } from "./client/chosen-events.js";
import { type Server, startServer } from "./client/server.js";
import { registerCommands } from "./commands/register-commands.js";
import { createTraceDocument } from "./editor/trace-document.js";
import { createStatusBar } from "./status/policy-status-bar.js";
import { createTestExplorer, type TestExplorer } from "./testing/test-explorer.js";

/** What the extension gives to others, and to its tests. */
export interface ExtensionApi {
  readonly server: Server;
  readonly tests: TestExplorer;
}

let running: Server | undefined;

/** Starts everything; the entries differ in how they reach the server, which starts in the background. */
export function activateExtension(context: ExtensionContext, client: BaseLanguageClient): ExtensionApi {
  const { subscriptions, extensionUri } = context;
  const server = startServer(client);
  running = server;
  const chosenEvents = createChosenEvents(context.workspaceState);
  const trace = createTraceDocument(l10n.t("Decision"));
  const tests = createTestExplorer(server);
  subscriptions.push(server, trace, tests, createStatusBar(server));
  registerCommands({ extensionUri, server, trace, chosenEvents, subscriptions });
  // Each server that starts knows nothing of the choice: one that was started again, or that came back after it broke.
  const isRunning: State.Running = 2;
  const tell = ({ newState }: StateChangeEvent) => {
    if (newState === isRunning) void tellChosenEvents(server, chosenEvents).catch(() => {});
  };
  subscriptions.push(client.onDidChangeState(tell));
  return { server, tests };
}

export async function deactivateExtension(): Promise<void> {
  await running?.client.stop();
}
