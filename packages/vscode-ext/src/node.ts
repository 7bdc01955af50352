import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions } from "./client/start-client.js";
import { activateExtension, deactivateExtension, type ExtensionApi } from "./extension.js";

/** The entry on a desktop and on a remote machine. */
export function activate(context: ExtensionContext): Promise<ExtensionApi> {
  return activateExtension(context, () => {
    const server = { module: context.asAbsolutePath("bundle/server.js"), transport: TransportKind.ipc };
    return new LanguageClient("sentry", "Sentry", { run: server, debug: server }, clientOptions);
  });
}

export const deactivate = deactivateExtension;
