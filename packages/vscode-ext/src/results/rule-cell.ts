import { l10n } from "vscode";

/** How tables name a rule: built-in ones are told from those of the file. */
export function ruleCell(rule: { readonly name: string; readonly layer: "site" | "builtin" } | undefined): string {
  if (rule === undefined) return "";
  return rule.layer === "builtin" ? l10n.t("{0} (built-in)", rule.name) : rule.name;
}
