import { type ExtensionContext, Uri } from "vscode";
import type { BrowserMessageReader, BrowserMessageWriter, MessageTransports } from "vscode-languageclient/browser";
import { clientOptions } from "./client/server.js";
import { activateExtension, deactivateExtension, type ExtensionApi } from "./extension.js";

type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0] &
  ConstructorParameters<typeof BrowserMessageWriter>[0];

declare const Worker: new (url: string, options: { readonly name: string }) => ServerWorker;

/** The entry in a browser, where the server is a web worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  const url = Uri.joinPath(context.extensionUri, "bundle", "server.web.js").toString(true);
  return activateExtension(context, async (output) => {
    // The worker reads its code while the client is loaded; it says nothing before it is asked.
    let waiting: ServerWorker | undefined = new Worker(url, { name: "sentry" });
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      "vscode-languageclient/browser"
    );
    // Each start has a worker of its own: the one of before is gone when the server is started again.
    const startWorker = async (): Promise<MessageTransports> => {
      const worker = waiting ?? new Worker(url, { name: "sentry" });
      waiting = undefined;
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient("sentry", "Sentry", startWorker, clientOptions(output));
  });
}

export const deactivate = deactivateExtension;
