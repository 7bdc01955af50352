import { driveAnalysis } from "@a3s/sentry-core";
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { draftFromRange, draftSummary, draftTitle, hasEventIn } from "../features/events/draft-from-range.js";
import { toLspRange } from "./to-lsp-range.js";
import type { EventsRequest } from "./with-document.js";

/**
 * The action that makes a rule of the selected sample events. It is tried against all other events before it is offered,
 * and its title says how far it goes beyond the selection.
 */
export async function draftActions(request: EventsRequest): Promise<CodeAction[]> {
  const { file, uri, run, params, fromRange, signal } = request;
  const range = fromRange(params.range);
  if (run?.tried === undefined || !hasEventIn(file, range)) return [];
  const { snapshot, files, tried } = run;
  const named = files.map(({ uri: name, file: content }) => ({ name, file: content }));
  const source = { analysis: snapshot.analysis, judge: tried.judge, files: named, name: uri, range };
  const draft = await driveAnalysis(draftFromRange(source), { signal });
  const summary = draftSummary(draft);
  const kind = CodeActionKind.RefactorExtract;
  if (draft.kind === "refused")
    return [{ title: "Draft a rule from these events", kind, disabled: { reason: summary } }];
  const edit = {
    range: toLspRange(snapshot.analysis.parsed.lineIndex, draft.edit.range),
    newText: draft.edit.newText,
  };
  return [{ title: `${draftTitle(draft)} – ${summary}`, kind, edit: { changes: { [snapshot.uri]: [edit] } } }];
}
