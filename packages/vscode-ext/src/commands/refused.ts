import { commands, l10n, type Uri, window } from "vscode";
import { fileName } from "../editor/file-name.js";

/** Says why there is no result: a policy with errors judges nothing. */
export function refused(policy: Uri): void {
  const show = l10n.t("Show Problems");
  const message = l10n.t("{0} has errors, so it judges nothing. Correct them first.", fileName(policy));
  void window.showWarningMessage(message, show).then((chosen) => {
    if (chosen === show) void commands.executeCommand("workbench.actions.view.problems");
  });
}
