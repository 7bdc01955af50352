import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { clientOptions } from "./client/start-client.js";
import { activateExtension, deactivateExtension, type ExtensionApi } from "./extension.js";

declare const Worker: new (
  url: string,
  options: { readonly name: string },
) => ConstructorParameters<typeof LanguageClient>[2];

/** The entry in a browser, where the server is a web worker. */
export function activate(context: ExtensionContext): Promise<ExtensionApi> {
  return activateExtension(context, () => {
    const url = Uri.joinPath(context.extensionUri, "bundle", "server.web.js").toString(true);
    return new LanguageClient("sentry", "Sentry", new Worker(url, { name: "sentry" }), clientOptions);
  });
}

export const deactivate = deactivateExtension;
