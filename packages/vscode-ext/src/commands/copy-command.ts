import { env, l10n, type QuickPickItem, window } from "vscode";
import { activePolicy, policyStatus } from "../editor/active-policy.js";
import { fileUri } from "../editor/file-uri.js";
import { gitVersion } from "../editor/git-version.js";
import { oneLine } from "../results/one-line.js";
import type { CommandContext } from "./command-context.js";
import { dryRunCommandLine, gitDiffCommandLine, policyCommandLine } from "./command-line.js";

/** Copies the command line that gives on a terminal what a view shows here. */
export async function copyCommand(context: CommandContext, named?: unknown): Promise<void> {
  const choices = explanations(context) ?? (await viewsOf(context, named));
  if (choices === undefined) return;
  if (choices.length === 0) {
    void window.showInformationMessage(l10n.t("No command line finds this policy: it is not on a disk."));
    return;
  }
  const chosen = await window.showQuickPick(choices, { placeHolder: l10n.t("Which command line should be copied?") });
  if (chosen !== undefined) await env.clipboard.writeText(chosen.line);
}

interface Choice extends QuickPickItem {
  readonly line: string;
}

/** What tells the same as the explanation in the editor; undefined where there is none. */
function explanations({ trace }: CommandContext): Choice[] | undefined {
  const document = window.activeTextEditor?.document;
  const commands = document === undefined ? undefined : trace.commandsOf(document.uri);
  return commands?.map(({ policy, line }) => {
    const label = policy === undefined ? l10n.t("Explanation") : l10n.t("Explanation by {0}", policy);
    return { label, detail: oneLine(line), line };
  });
}

async function viewsOf({ server }: CommandContext, named: unknown): Promise<Choice[] | undefined> {
  const policy = await activePolicy(server, named);
  if (policy === undefined) return undefined;
  const status = await policyStatus(server, policy);
  const events = (status?.eventsFiles ?? []).map(fileUri);
  const isCommitted = (await gitVersion(policy)) !== undefined;
  return [
    { label: l10n.t("Problems"), line: policyCommandLine("check", [policy]) },
    { label: l10n.t("Effective rule order"), line: policyCommandLine("rules", ["--policy", policy]) },
    { label: l10n.t("Tests"), line: policyCommandLine("test", ["--coverage", policy]) },
    { label: l10n.t("Dry run"), line: dryRunCommandLine(policy, events) },
    { label: l10n.t("Comparison with the last commit"), line: isCommitted ? gitDiffCommandLine(policy) : undefined },
  ].flatMap(({ label, line }) => (line === undefined ? [] : [{ label, detail: line, line }]));
}
