import { type ExtensionContext, type LogOutputChannel, l10n, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
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
export function activateExtension(
  { subscriptions, extensionUri, workspaceState }: ExtensionContext,
  loadClient: (output: LogOutputChannel) => Promise<BaseLanguageClient>,
): ExtensionApi {
  const output = window.createOutputChannel("Sentry", { log: true });
  const server = startServer(() => loadClient(output));
  running = server;
  const chosenEvents = createChosenEvents(workspaceState);
  const trace = createTraceDocument(l10n.t("Decision"));
  const tests = createTestExplorer(server);
  const tell = () => void tellChosenEvents(server, chosenEvents).catch(() => {});
  subscriptions.push(output, server, trace, tests, createStatusBar(server), server.onStarted(tell));
  registerCommands({ extensionUri, server, output, trace, chosenEvents, subscriptions });
  return { server, tests };
}

export async function deactivateExtension(): Promise<void> {
  await running?.stop();
}
