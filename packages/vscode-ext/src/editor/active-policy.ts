import type { PolicyStatus } from "@a3s/sentry-lsp";
import { l10n, Uri, window, workspace } from "vscode";
import type { Server } from "../client/server.js";
import { fileName } from "./file-name.js";

const maxPolicies = 50;

/**
 * The policy that a command is about: the one that is named, the one in the active editor, the one that judges the sample
 * events there, or the only one; else the user is asked. Undefined where there is none, or none is chosen.
 */
export async function activePolicy(server: Server, named?: unknown): Promise<Uri | undefined> {
  if (named instanceof Uri) return named;
  if (typeof named === "string") return Uri.parse(named);
  const document = window.activeTextEditor?.document;
  if (document?.languageId === "acl") return document.uri;
  const policies = await workspace.findFiles("**/*.acl", undefined, maxPolicies);
  if (document !== undefined) {
    const events = document.uri.toString();
    for (const policy of policies) {
      const status = await policyStatus(server, policy);
      if (status?.eventsFiles.includes(events) === true) return policy;
    }
  }
  if (policies.length <= 1) {
    if (policies.length === 0)
      void window.showInformationMessage(l10n.t("There is no policy (*.acl) in this workspace."));
    return policies[0];
  }
  const items = policies.map((uri) => ({ label: fileName(uri), description: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t("Which policy?") }))?.uri;
}

export function policyStatus(server: Server, policy: Uri): Promise<PolicyStatus | null> {
  return server.request<PolicyStatus | null>("sentry/status", { uri: policy.toString() });
}
