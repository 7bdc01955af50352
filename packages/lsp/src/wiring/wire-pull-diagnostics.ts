import type {
  DocumentDiagnosticReport,
  ResultProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { guardRequest, type RequestContext } from "../server/guard.js";
import { recordOf, uriOf } from "../server/params.js";
import type { FileReport, WorkspaceDiagnostics } from "../server/workspace-diagnostics.js";
import type { Wiring } from "./wiring.js";

const nothing: DocumentDiagnosticReport = { kind: "full", items: [] };

export const pullDiagnosticsWiring: Wiring = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: "sentry", interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  register(session, { diagnostics, workspace }) {
    const pulls = session.connection.languages.diagnostics;
    pulls.on(
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
    pulls.onWorkspace((params, token, _workDone, progress) => {
      const answer = (given: unknown, context: RequestContext) => pullWorkspace(workspace, given, context, progress);
      return guardRequest<WorkspaceDiagnosticReport>(
        session,
        "workspace/diagnostic",
        { items: [] },
        answer,
      )(params, token);
    });
  },
};

/** The files that are not open: reported as they are checked, where the client takes parts of the answer. */
async function pullWorkspace(
  workspace: WorkspaceDiagnostics,
  params: unknown,
  { session, signal }: RequestContext,
  progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const previous = previousIds(params);
  const gone = new Set(previous.keys());
  const all: WorkspaceDocumentDiagnosticReport[] = [];
  const tell = (items: WorkspaceDocumentDiagnosticReport[]) => {
    if (items.length === 0) return;
    if (progress === undefined) all.push(...items);
    else progress.report({ items });
  };
  for await (const group of workspace.reports(signal)) {
    tell(group.map((report) => toReport(report, previous.get(report.uri))));
    for (const { uri } of group) gone.delete(uri);
  }
  // What is open is asked for as a document; of what is no longer there, nothing is wrong any more.
  const missing = [...gone].filter((uri) => session.documents.get(uri) === undefined);
  tell(missing.map((uri) => ({ kind: "full", uri, version: null, items: [] })));
  return { items: all };
}

function toReport(
  { uri, resultId, items }: FileReport,
  previous: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  if (previous === resultId) return { kind: "unchanged", uri, version: null, resultId };
  return { kind: "full", uri, version: null, resultId, items: [...items] };
}

/** The results that the client has, by the URI of the file. */
function previousIds(params: unknown): ReadonlyMap<string, string> {
  const { previousResultIds } = recordOf(params);
  if (!Array.isArray(previousResultIds)) return new Map();
  return new Map(
    previousResultIds.flatMap((entry: unknown) => {
      const { uri, value } = recordOf(entry);
      return typeof uri === "string" && typeof value === "string" ? [[uri, value] as const] : [];
    }),
  );
}
