import type { ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { startClient } from "./client/start-client.js";

/** What the extension gives to others, and to its tests. */
export interface ExtensionApi {
  readonly client: BaseLanguageClient;
}

let running: BaseLanguageClient | undefined;

/** Starts everything; the entries differ in how they reach the server. */
export async function activateExtension(
  _context: ExtensionContext,
  createClient: () => BaseLanguageClient,
): Promise<ExtensionApi> {
  const client = createClient();
  running = client;
  await startClient(client);
  return { client };
}

export async function deactivateExtension(): Promise<void> {
  await running?.stop();
}
