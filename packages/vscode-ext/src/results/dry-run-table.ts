import type { DryRunRow } from "@a3s/sentry-core";
import type { DryRunResult, RuleEntry } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import { ruleCell } from "./rule-cell.js";
import type { Column, Row, Table } from "./table.js";

type JudgedRow = Extract<DryRunRow, { kind: string }>;

/** The rows of a dry run, and who judged: the rules alone unless it is said. */
interface DryRun extends Pick<DryRunResult, "files"> {
  readonly tiers?: "all";
  readonly command?: string | undefined;
}

/** The table of a dry run: an event in a row. */
export function dryRunTable(policy: string, result: DryRun, rules: readonly RuleEntry[]): Table {
  const { files, command, tiers } = result;
  const rows = files.flatMap(({ uri, rows }) => rows.map((row) => tableRow(row, uri, rules)));
  return {
    title: tiers === "all" ? l10n.t("Dry run of {0} with all tiers", policy) : l10n.t("Dry run of {0}", policy),
    summary: summary(rows, tiers),
    columns: columns(),
    rows,
    empty: l10n.t("There are no sample events. Put NAME.events.ndjson beside NAME.acl, or choose a file of events."),
    ...(command !== undefined && { command }),
  };
}

function columns(): Column[] {
  return [
    { key: "line", label: l10n.t("Line"), width: 4, kind: "number" },
    { key: "verdict", label: l10n.t("Verdict"), width: 6, kind: "verdict", choosable: true },
    { key: "tier", label: l10n.t("Tier"), width: 5, choosable: true },
    { key: "severity", label: l10n.t("Severity"), width: 6, choosable: true },
    { key: "rule", label: l10n.t("Rule"), width: 9, choosable: true },
    { key: "kind", label: l10n.t("Kind"), width: 7, choosable: true },
    { key: "event", label: l10n.t("Event"), width: 18 },
    { key: "reason", label: l10n.t("Reason"), width: 14 },
    { key: "deny", label: l10n.t("Deny"), width: 8 },
  ];
}

function tableRow(row: DryRunRow, uri: string | undefined, rules: readonly RuleEntry[]): Row {
  const line = String(row.line + 1);
  const event = uri === undefined ? {} : { event: { uri, line: row.line } };
  if ("notJudged" in row) {
    const why = row.notJudged === "other" ? l10n.t("events of this kind are not judged") : l10n.t("this is no event");
    return { cells: [line, "", "", "", "", "", "", why, ""], plain: true, ...event };
  }
  const location = row.rule === undefined ? undefined : rules[row.rule.position]?.location;
  return {
    cells: [
      line,
      row.verdict,
      row.tier,
      row.severity,
      ruleCell(row.rule),
      row.kind,
      row.subject,
      row.reason,
      denyCell(row.deny),
    ],
    details: { l1Verdict: row.l1Verdict, ...(row.deny !== undefined && { denied: row.deny }) },
    ...event,
    ...(location !== undefined && { rule: { uri: location.uri, line: location.range.start.line } }),
  };
}

function denyCell(deny: JudgedRow["deny"]): string {
  if (deny === undefined) return "";
  return deny.obstacle ?? `${deny.path ?? ""} ${deny.line ?? ""}`.trim();
}

function summary(rows: readonly Row[], tiers: DryRun["tiers"]): string {
  const count = (verdict: string) => rows.filter(({ cells }) => cells[1] === verdict).length;
  const [blocked, escalated, allowed] = [count("block"), count("escalate"), count("allow")];
  const others = rows.length - blocked - escalated - allowed;
  const counts = l10n.t(
    "{0} blocked, {1} escalated, {2} allowed, {3} not judged.",
    blocked,
    escalated,
    allowed,
    others,
  );
  const acted =
    tiers === "all"
      ? l10n.t("Models and agents have judged; nothing was denied.")
      : l10n.t("Nothing was denied, run or contacted.");
  return `${counts} ${acted}`;
}
