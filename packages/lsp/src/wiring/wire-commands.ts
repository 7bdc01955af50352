import { MessageType } from "vscode-languageserver";
import { guardRequest } from "../server/guard.js";
import { recordOf } from "../server/params.js";
import type { Session } from "../server/session.js";
import { unlessGone } from "../server/unless-gone.js";
import { showNoteCommand, wasOffered } from "./offered-notes.js";
import { documentationBase } from "./to-lsp-diagnostic.js";
import type { Wiring } from "./wiring.js";

/** Asks the client to show the page of a diagnostic's code; the server itself fetches nothing. */
export const openDocumentationCommand = "sentry.openDocumentation";

/** Says something without a button to press: no answer is waited for. */
function show({ connection }: Session, message: string): void {
  unlessGone(connection.sendNotification("window/showMessage", { type: MessageType.Info, message }));
}

export const commandsWiring: Wiring = {
  capabilities: () => ({ executeCommandProvider: { commands: [openDocumentationCommand, showNoteCommand] } }),
  register(session) {
    session.connection.onExecuteCommand(
      guardRequest<null>(session, "workspace/executeCommand", null, (params) => {
        const { command, arguments: values } = recordOf(params);
        const value: unknown = Array.isArray(values) ? values[0] : undefined;
        if (command === showNoteCommand && wasOffered(session, value)) {
          show(session, value);
          return null;
        }
        // Nothing else is shown, whoever asks.
        if (command !== openDocumentationCommand || typeof value !== "string" || !value.startsWith(documentationBase)) {
          return null;
        }
        if (session.client.showDocument)
          unlessGone(session.connection.window.showDocument({ uri: value, external: true }));
        else show(session, value);
        return null;
      }),
    );
  },
};
