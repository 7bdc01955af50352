import type { ExtensionContext } from "vscode";
import { clientOptions } from "./client/server.js";
import { activateExtension, deactivateExtension, type ExtensionApi } from "./extension.js";

/** The entry on a desktop and on a remote machine. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (output) => {
    const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
    const server = { module: context.asAbsolutePath("bundle/server.js"), transport: TransportKind.ipc };
    return new LanguageClient("sentry", "Sentry", { run: server, debug: server }, clientOptions(output));
  });
}

export const deactivate = deactivateExtension;
