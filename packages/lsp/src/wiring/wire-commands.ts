import { guardRequest } from "../server/guard.js";
import { recordOf } from "../server/params.js";
import { unlessGone } from "../server/unless-gone.js";
import { documentationBase } from "./to-lsp-diagnostic.js";
import type { Wiring } from "./wiring.js";

/** Asks the client to show the page of a diagnostic's code; the server itself fetches nothing. */
export const openDocumentationCommand = "sentry.openDocumentation";

export const commandsWiring: Wiring = {
  capabilities: () => ({ executeCommandProvider: { commands: [openDocumentationCommand] } }),
  register(session) {
    session.connection.onExecuteCommand(
      guardRequest<null>(session, "workspace/executeCommand", null, (params) => {
        const { command, arguments: values } = recordOf(params);
        const uri = Array.isArray(values) ? values[0] : undefined;
        // Nothing else is shown, whoever asks.
        if (command !== openDocumentationCommand || typeof uri !== "string" || !uri.startsWith(documentationBase)) {
          return null;
        }
        if (session.client.showDocument) unlessGone(session.connection.window.showDocument({ uri, external: true }));
        else session.connection.window.showInformationMessage(uri);
        return null;
      }),
    );
  },
};
