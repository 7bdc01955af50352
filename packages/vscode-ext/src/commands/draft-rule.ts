import { l10n, window, workspace } from "vscode";
import type { CodeAction, CodeActionParams, Command } from "vscode-languageclient";
import { openPlace } from "../editor/open-place.js";
import type { CommandContext } from "./command-context.js";

const draftKind = "refactor.extract";

/**
 * Drafts a rule from the selected sample events: the action of the server, which has tried it against all other events.
 * The server is asked itself, because the editor keeps actions that are refused to itself, and with them the reason.
 */
export async function draftRule({ server }: CommandContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const client = await server.ready;
  const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = client;
  const params: CodeActionParams = {
    textDocument: { uri: toServer.asUri(editor.document.uri) },
    range: toServer.asRange(editor.selection),
    context: { diagnostics: [], only: [draftKind] },
  };
  const answer = await client.sendRequest<readonly (CodeAction | Command)[] | null>("textDocument/codeAction", params);
  const action = answer?.find((item): item is CodeAction => "kind" in item && item.kind === draftKind);
  if (action?.disabled !== undefined) {
    void window.showInformationMessage(action.disabled.reason);
    return;
  }
  const edit = await fromServer.asWorkspaceEdit(action?.edit);
  const [changed] = edit?.entries() ?? [];
  if (action === undefined || edit === undefined || changed === undefined) {
    void window.showInformationMessage(l10n.t("No rule can be drafted: select lines that are events first."));
    return;
  }
  const [policy, [first]] = changed;
  // Where the rule begins: the text of the edit may begin with empty lines.
  const empty = /^\s*\n/.exec(first?.newText ?? "")?.[0].split("\n").length ?? 1;
  if (!(await workspace.applyEdit(edit))) return;
  await openPlace({ uri: policy.toString(), line: (first?.range.start.line ?? 0) + empty - 1 });
  void window.showInformationMessage(action.title);
}
