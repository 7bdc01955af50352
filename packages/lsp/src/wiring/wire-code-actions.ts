import { CodeActionKind, type Command, type CodeAction as LspCodeAction } from "vscode-languageserver";
import type { CodeAction } from "../features/code-actions/code-action.js";
import { codeActions, findingActions } from "../features/code-actions/code-actions.js";
import { fixAll } from "../features/code-actions/fix-all.js";
import { recordOf } from "../server/params.js";
import { draftActions } from "./draft-action.js";
import { offerNote, showNoteCommand } from "./offered-notes.js";
import { toActionEdit } from "./to-action-edit.js";
import { documentationOf } from "./to-lsp-diagnostic.js";
import { openDocumentationCommand } from "./wire-commands.js";
import type { Services, Wiring } from "./wiring.js";
import { documentRequest, type EventsRequest } from "./with-document.js";
import type { PolicyRequest } from "./with-policy.js";

const kinds: Readonly<Record<CodeAction["kind"], CodeActionKind>> = {
  "quick-fix": CodeActionKind.QuickFix,
  ignore: CodeActionKind.QuickFix,
  explain: CodeActionKind.QuickFix,
  rewrite: CodeActionKind.RefactorRewrite,
};

export const codeActionsWiring: Wiring = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.SourceFixAll,
      ],
    },
  }),
  register(session, services) {
    session.connection.onCodeAction(
      documentRequest<LspCodeAction[]>(session, services, {
        name: "textDocument/codeAction",
        otherwise: [],
        handlers: {
          policy: (request) => (session.client.codeActionLiterals ? policyActions(request, services) : []),
          events: (request) => (session.client.codeActionLiterals ? eventsActions(request, services) : []),
        },
      }),
    );
  },
};

async function policyActions(request: PolicyRequest, { diagnostics }: Services): Promise<LspCodeAction[]> {
  const { snapshot, params, signal, fromRange } = request;
  const wanted = wantedKinds(params.context);
  const findings = await diagnostics.findings(snapshot.uri, signal);
  const range = fromRange(params.range);
  const actions = codeActions(snapshot, range, findings)
    .filter(({ kind }) => wanted(kinds[kind]))
    .map((action) => toLspAction(request, snapshot.uri, action));
  if (!wanted(CodeActionKind.SourceFixAll)) return actions;
  const edits = fixAll(snapshot);
  if (edits.length === 0) return actions;
  const title = "Fix all that can be fixed safely";
  const changes = { [snapshot.uri]: edits.map(request.toEdit) };
  return [...actions, { title, kind: CodeActionKind.SourceFixAll, edit: { changes } }];
}

async function eventsActions(request: EventsRequest, { diagnostics }: Services): Promise<LspCodeAction[]> {
  const { uri, params, signal, fromRange } = request;
  const wanted = wantedKinds(params.context);
  const range = fromRange(params.range);
  const actions = findingActions(await diagnostics.findings(uri, signal), range)
    .filter(({ kind }) => wanted(kinds[kind]))
    .map((action) => toLspAction(request, uri, action));
  // A draft takes a while: not at every move of the cursor, but for a selection or who asks for it.
  const isAsked = range.start < range.end || Array.isArray(recordOf(params.context).only);
  return isAsked && wanted(CodeActionKind.RefactorExtract) ? [...actions, ...(await draftActions(request))] : actions;
}

/** Which kinds a client asks for; a kind includes those below it. */
function wantedKinds(context: unknown): (kind: CodeActionKind) => boolean {
  const { only } = recordOf(context);
  // Fixing all is what somebody asks for, or does on saving: it is in nobody's way otherwise.
  if (!Array.isArray(only)) return (kind) => kind !== CodeActionKind.SourceFixAll;
  return (kind) => only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

type EditParts = Pick<PolicyRequest, "session" | "params" | "toRange" | "toEdit">;

function toLspAction(request: EditParts, uri: string, action: CodeAction): LspCodeAction {
  const { title, kind, edits, diagnostic, isPreferred } = action;
  const shown = recordOf(request.params.context).diagnostics;
  const about =
    diagnostic === undefined || !Array.isArray(shown)
      ? []
      : shown.filter((one) => isSame(one, diagnostic.code, request.toRange(diagnostic.range).start));
  const command = commandOf(request, action);
  return {
    title,
    kind: kinds[kind],
    ...(about.length === 0 ? {} : { diagnostics: about }),
    ...(isPreferred === true ? { isPreferred } : {}),
    ...(edits.length === 0 ? {} : { edit: toActionEdit(request, uri, action) }),
    ...(command === undefined ? {} : { command }),
  };
}

/** What follows the edits: the page of a code, or what the author has to do besides. */
function commandOf({ session }: EditParts, { title, kind, diagnostic, note }: CodeAction): Command | undefined {
  if (kind === "explain" && diagnostic !== undefined) {
    return { title, command: openDocumentationCommand, arguments: [documentationOf(diagnostic.code)] };
  }
  if (note === undefined) return undefined;
  offerNote(session, note);
  return { title, command: showNoteCommand, arguments: [note] };
}

function isSame(shown: unknown, code: string, start: { readonly line: number; readonly character: number }): boolean {
  const { code: shownCode, range } = recordOf(shown);
  const { line, character } = recordOf(recordOf(range).start);
  return shownCode === code && line === start.line && character === start.character;
}
