import { env, l10n, window } from "vscode";
import { activePolicy, policyStatus } from "../editor/active-policy.js";
import { fileUri } from "../editor/file-uri.js";
import type { CommandContext } from "./command-context.js";
import { policyCommandLine } from "./command-line.js";

/** Copies the command line that gives on a terminal what a view shows here. */
export async function copyCommand({ server }: CommandContext, named?: unknown): Promise<void> {
  const policy = await activePolicy(server, named);
  if (policy === undefined) return;
  const status = await policyStatus(server, policy);
  const events = (status?.eventsFiles ?? []).map(fileUri);
  const [first] = events;
  const choices = [
    { label: l10n.t("Problems"), line: policyCommandLine("check", [policy]) },
    { label: l10n.t("Effective rule order"), line: policyCommandLine("rules", ["--policy", policy]) },
    { label: l10n.t("Tests"), line: policyCommandLine("test", ["--coverage", policy]) },
    ...(first === undefined
      ? []
      : [{ label: l10n.t("Dry run"), line: policyCommandLine("eval", ["--policy", policy, first]) }]),
  ].flatMap(({ label, line }) => (line === undefined ? [] : [{ label, detail: line }]));
  if (choices.length === 0) {
    void window.showInformationMessage(l10n.t("No command line finds this policy: it is not on a disk."));
    return;
  }
  const chosen = await window.showQuickPick(choices, { placeHolder: l10n.t("Which command line should be copied?") });
  if (chosen !== undefined) await env.clipboard.writeText(chosen.detail);
}
