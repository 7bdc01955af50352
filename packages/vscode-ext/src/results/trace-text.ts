import type { ExplainedStep, ExplainResult } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import { oneLine } from "./one-line.js";
import { ruleCell } from "./rule-cell.js";

/** How a decision came about, as text. What an event holds stands in it as it is: it is shown as plain text alone. */
export function traceText({
  kind,
  subject,
  evidenceComplete,
  steps,
  l1Decision,
  decision,
  deny,
}: ExplainResult): string {
  const decided = steps.find(({ outcome }) => outcome === "decides");
  const lines = [
    `${l10n.t("Kind")}: ${kind}`,
    `${l10n.t("Event")}: ${oneLine(subject)}`,
    ...(decided?.span === undefined
      ? []
      : [`${l10n.t("Matched")}: ${oneLine(subject.slice(decided.span.start, decided.span.end))}`]),
    ...(evidenceComplete ? [] : [l10n.t("Only a part of the event was captured.")]),
    `${l10n.t("Rules decide")}: ${l1Decision.verdict}, ${l1Decision.severity}`,
    `${l10n.t("Decision")}: ${decision.verdict}, ${decision.severity}, ${decision.tier}`,
    `${l10n.t("Reason")}: ${oneLine(decision.reason)}`,
    ...(deny === undefined
      ? []
      : [`${l10n.t("Deny")}: ${oneLine(deny.obstacle ?? `${deny.path ?? ""} ${deny.line ?? ""}`)}`]),
    "",
    l10n.t("Rules tried, in order:"),
    ...steps.map(
      (step) => `${String(step.position + 1).padStart(5)}  ${outcomeText(step).padEnd(24)}${ruleCell(step)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function outcomeText({ outcome, verdict }: ExplainedStep): string {
  switch (outcome) {
    case "decides":
      return l10n.t("decides: {0}", verdict);
    case "overruled":
      return l10n.t("matches, too late");
    case "passed-over":
      return l10n.t("passed over");
    case "other-kind":
      return l10n.t("other kind");
    case "no-match":
      return l10n.t("no match");
  }
}
