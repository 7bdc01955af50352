import type { PolicyStatus } from "@a3s/sentry-lsp";
import { l10n, type QuickPickItem, window, workspace } from "vscode";
import { activePolicy, policyStatus } from "../editor/active-policy.js";
import type { CommandContext } from "./command-context.js";

interface FileItem extends QuickPickItem {
  readonly uri?: string;
}

/** Lets the user choose the files of sample events that a policy is tried with. */
export async function chooseEvents({ server, chosenEvents }: CommandContext, named?: unknown): Promise<void> {
  const policy = await activePolicy(server, named);
  if (policy === undefined) return;
  const status = await policyStatus(server, policy);
  const used = new Set(status?.eventsFiles);
  const found = await workspace.findFiles("**/*.ndjson");
  const items = found
    .map((file): FileItem => {
      const uri = file.toString();
      return { label: workspace.asRelativePath(file), picked: used.has(uri), uri };
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const byName: FileItem = {
    label: l10n.t("By name"),
    detail: l10n.t("NAME.events.ndjson beside NAME.acl, or else every *.events.ndjson of the workspace"),
    picked: status?.eventsChosen === false,
  };
  const chosen = await window.showQuickPick([byName, ...items], {
    canPickMany: true,
    placeHolder: l10n.t("Which files hold the sample events?"),
  });
  if (chosen === undefined) return;
  const isByName = chosen.includes(byName) && status?.eventsChosen === true;
  const files = chosen.flatMap(({ uri }) => uri ?? []);
  const isSame = files.length === used.size && files.every((uri) => used.has(uri));
  if (isSame && !isByName) return;
  const eventsFiles = isByName || files.length === 0 ? null : files;
  const uri = policy.toString();
  await server.request<PolicyStatus | null>("sentry/useEvents", { uri, eventsFiles });
  await chosenEvents.set(uri, eventsFiles ?? undefined);
}
