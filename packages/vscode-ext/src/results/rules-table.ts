import type { RulesResult } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import type { Table } from "./table.js";

/** The rules in the order in which they are tried. */
export function rulesTable(policy: string, { rules }: RulesResult, command: string | undefined): Table {
  return {
    title: l10n.t("Rules of {0}", policy),
    summary: l10n.t("The rules in the order in which they are tried: the first that matches an event decides."),
    columns: [
      { key: "position", label: l10n.t("Order"), width: 4, kind: "number" },
      { key: "layer", label: l10n.t("Layer"), width: 4, choosable: true },
      { key: "rule", label: l10n.t("Rule"), width: 9 },
      { key: "on", label: l10n.t("Kind"), width: 7, choosable: true },
      { key: "verdict", label: l10n.t("Verdict"), width: 6, kind: "verdict", choosable: true },
      { key: "severity", label: l10n.t("Severity"), width: 6, choosable: true },
      { key: "action", label: l10n.t("Action"), width: 5, choosable: true },
      { key: "match", label: l10n.t("Pattern"), width: 14 },
      { key: "reason", label: l10n.t("Reason"), width: 12 },
      { key: "matches", label: l10n.t("Matches"), width: 5, kind: "number" },
      { key: "wins", label: l10n.t("Wins"), width: 4, kind: "number" },
    ],
    rows: rules.map((rule) => ({
      cells: [
        String(rule.position + 1),
        rule.layer,
        rule.name,
        rule.on,
        rule.verdict,
        rule.severity,
        rule.action ?? "",
        rule.match,
        rule.reason,
        rule.matches === undefined ? "" : String(rule.matches),
        rule.wins === undefined ? "" : String(rule.wins),
      ],
      rule: { uri: rule.location.uri, line: rule.location.range.start.line },
    })),
    empty: l10n.t("There are no rules."),
    ...(command !== undefined && { command }),
  };
}
