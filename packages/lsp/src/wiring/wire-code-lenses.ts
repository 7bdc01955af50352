import type { CodeLens } from "vscode-languageserver";
import { ruleLenses } from "../features/samples/rule-lenses.js";
import { settingsOf } from "../settings/settings-of.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";

/** The command of the client that shows the sample events of a rule. */
export const showEventsCommand = "sentry.showEvents";

export const codeLensesWiring: Wiring = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  register(session, services) {
    session.connection.onCodeLens(
      documentRequest<CodeLens[]>(session, services, {
        name: "textDocument/codeLens",
        otherwise: [],
        handlers: {
          async policy({ snapshot, signal, toRange }) {
            if (!settingsOf(session, snapshot.uri).lenses || !snapshot.analysis.accepted) return [];
            const run = await services.samples.ofPolicy(snapshot.uri, signal);
            // A newer version was tried: the client asks about that one soon.
            if (run?.tried === undefined || run.snapshot.text !== snapshot.text) return [];
            // A lens without a command is text that cannot be clicked.
            const command = session.commands.has(showEventsCommand) ? showEventsCommand : "";
            return ruleLenses(snapshot, run.tried.report).map(({ range, title, data }) => ({
              range: toRange(range),
              command: { title, command, arguments: [{ uri: snapshot.uri, ...data }] },
            }));
          },
        },
      }),
    );
  },
};
