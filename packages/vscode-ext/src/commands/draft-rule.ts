import { type CodeAction, commands, l10n, window, workspace } from "vscode";

const draftKind = "refactor.extract";

/** Drafts a rule from the selected sample events: the action of the server, which has tried it against all other events. */
export async function draftRule(): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    selection,
    draftKind,
    1,
  );
  const [action] = actions;
  if (action === undefined) {
    void window.showInformationMessage(l10n.t("No rule can be drafted: select lines that are events first."));
    return;
  }
  if (action.edit !== undefined) await workspace.applyEdit(action.edit);
  if (action.command !== undefined) {
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}
