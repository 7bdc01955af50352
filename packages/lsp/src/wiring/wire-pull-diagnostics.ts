import type { DocumentDiagnosticReport } from "vscode-languageserver";
import { guardRequest } from "../server/guard.js";
import { recordOf, uriOf } from "../server/params.js";
import type { Wiring } from "./wiring.js";

const nothing: DocumentDiagnosticReport = { kind: "full", items: [] };

export const pullDiagnosticsWiring: Wiring = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: "sentry", interFileDependencies: true, workspaceDiagnostics: false } }
      : {},
  register(session, { diagnostics }) {
    session.connection.languages.diagnostics.on(
      guardRequest<DocumentDiagnosticReport>(
        session,
        "textDocument/diagnostic",
        nothing,
        async (params, { signal }) => {
          const pulled = await diagnostics.pull(uriOf(params), signal);
          if (pulled === undefined) return nothing;
          const { resultId, items } = pulled;
          if (recordOf(params).previousResultId === resultId) return { kind: "unchanged", resultId };
          return { kind: "full", resultId, items: [...items] };
        },
      ),
    );
  },
};
