import type { PolicyStatus } from "@a3s/sentry-lsp";
import { type Disposable, l10n, StatusBarAlignment, ThemeColor, window, workspace } from "vscode";
import type { Server } from "../client/server.js";
import { policyStatus } from "../editor/active-policy.js";
import { fileName } from "../editor/file-name.js";
import { fileUri } from "../editor/file-uri.js";
import { statusTexts } from "./status-texts.js";

/** Shows of the policy in the active editor what it is made of, and what it is tried with. */
export function createStatusBar(server: Server): Disposable {
  const policyItem = window.createStatusBarItem("sentry.policy", StatusBarAlignment.Left, 50);
  policyItem.name = l10n.t("Sentry policy");
  policyItem.command = "sentry.showRules";
  const eventsItem = window.createStatusBarItem("sentry.events", StatusBarAlignment.Left, 49);
  eventsItem.name = l10n.t("Sentry sample events");
  eventsItem.command = "sentry.chooseEvents";
  let latest = 0;

  async function update(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const turn = ++latest;
    const status = document?.languageId === "acl" ? await policyStatus(server, document.uri).catch(() => null) : null;
    // The reader may have gone on to another document meanwhile.
    if (turn === latest) show(status);
  }

  function show(status: PolicyStatus | null): void {
    if (status === null) {
      policyItem.hide();
      eventsItem.hide();
      return;
    }
    const { text, details, warning } = statusTexts(status);
    policyItem.text = warning === undefined ? `$(shield) ${text}` : `$(warning) ${text}`;
    policyItem.tooltip = [...(warning === undefined ? [] : [warning]), ...details].join("\n");
    policyItem.accessibilityInformation = { label: [text, ...(warning === undefined ? [] : [warning])].join(". ") };
    policyItem.backgroundColor = warning === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
    policyItem.show();
    const [first, ...others] = status.eventsFiles.map(fileUri);
    const name = first === undefined ? l10n.t("no sample events") : fileName(first);
    eventsItem.text = `$(list-ordered) ${others.length > 0 ? `${name} +${others.length}` : name}`;
    eventsItem.accessibilityInformation = { label: l10n.t("Sample events: {0}", name) };
    eventsItem.tooltip = status.eventsFiles.map((uri) => workspace.asRelativePath(fileUri(uri))).join("\n");
    eventsItem.show();
  }

  const refresh = () => void update();
  const subscriptions = [
    policyItem,
    eventsItem,
    window.onDidChangeActiveTextEditor(refresh),
    server.onResultsChanged(refresh),
  ];
  void server.ready.then(refresh, () => {});
  return {
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
