import { l10n, Uri, window, workspace } from "vscode";
import { type PolicyTemplate, policyTemplates } from "./policy-templates.js";

/** Opens a new policy from a template: `sentry.acl` of the workspace where there is none yet, else one without a name. */
export async function newPolicy(): Promise<void> {
  const items = policyTemplates.map((template) => ({ ...describe(template), template }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t("What should the policy begin with?") });
  if (chosen === undefined) return;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = folder === undefined ? undefined : Uri.joinPath(folder, "sentry.acl");
  if (file === undefined || (await exists(file))) {
    await window.showTextDocument(await workspace.openTextDocument({ language: "acl", content: chosen.template.text }));
    return;
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(chosen.template.text));
  await window.showTextDocument(file);
}

function describe({ id }: PolicyTemplate): { label: string; detail: string } {
  switch (id) {
    case "guarded":
      return {
        label: l10n.t("Guarded"),
        detail: l10n.t("The built-in rules and one of your own; what is escalated is blocked."),
      };
    case "strict":
      return { label: l10n.t("Strict"), detail: l10n.t("Commands that no rule allows are blocked.") };
    case "tiers":
      return {
        label: l10n.t("With deeper tiers"),
        detail: l10n.t("A model and an agent look at what the rules escalate."),
      };
  }
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
