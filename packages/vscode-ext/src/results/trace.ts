import type { ExplainedStep, ExplainResult } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import { excerpt } from "./excerpt.js";
import { oneLine } from "./one-line.js";
import { ruleCell } from "./rule-cell.js";
import type { Place } from "./table.js";

/** How a decision came about, as text. What an event holds stands in it as it is: it is shown as plain text alone. */
export interface Trace {
  readonly text: string;
  /** The names of rules, which lead to them. */
  readonly links: readonly TraceLink[];
  /** The command lines that tell the same, by the names of the policies where there are several. */
  readonly commands: readonly TraceCommand[];
}

export interface TraceCommand {
  readonly policy?: string;
  readonly line: string;
}

export interface TraceLink {
  /** Where it stands in the text, both from 0. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly place: Place;
}

/** A decision, and how it is told on a command line, where there is one. */
export interface Explained {
  /** The policy that decides, where there are several. */
  readonly policy?: string;
  readonly result: ExplainResult;
  readonly command: string | undefined;
}

/** UTF-16 units of an event that are shown; an event may have a megabyte. */
const maxShown = 5000;

/** The traces of one event under one policy, or under several, one below the other. */
export function traceOf(explained: readonly Explained[]): Trace {
  const lines: string[] = [];
  const links: TraceLink[] = [];
  for (const { policy, result, command } of explained) {
    if (lines.length > 0) lines.push("");
    if (policy !== undefined) lines.push(l10n.t("Judged by {0}", oneLine(policy)), "");
    lines.push(...decisionLines(result), "", l10n.t("Rules tried, in order:"));
    for (const step of result.steps) {
      const before = `${String(step.position + 1).padStart(5)}  ${outcomeText(step).padEnd(24)}`;
      const name = oneLine(ruleCell(step));
      const { uri, range } = step.location;
      const place = { uri, line: range.start.line };
      links.push({ line: lines.length, character: before.length, length: name.length, place });
      lines.push(before + name);
    }
    if (command !== undefined) lines.push("", command);
  }
  const commands = explained.flatMap(({ policy, command }): TraceCommand[] =>
    command === undefined ? [] : [{ line: command, ...(policy !== undefined && { policy }) }],
  );
  return { text: `${lines.join("\n")}\n`, links, commands };
}

function decisionLines({
  kind,
  subject,
  evidenceComplete,
  steps,
  l1Decision,
  decision,
  deny,
}: ExplainResult): string[] {
  const decided = steps.find(({ outcome }) => outcome === "decides");
  return [
    `${l10n.t("Kind")}: ${kind}`,
    `${l10n.t("Event")}: ${excerpt(subject, maxShown)}`,
    ...(decided?.span === undefined
      ? []
      : [`${l10n.t("Matched")}: ${excerpt(subject.slice(decided.span.start, decided.span.end), maxShown)}`]),
    ...(evidenceComplete ? [] : [l10n.t("Only a part of the event was captured.")]),
    `${l10n.t("Rules decide")}: ${l1Decision.verdict}, ${l1Decision.severity}`,
    `${l10n.t("Decision")}: ${decision.verdict}, ${decision.severity}, ${decision.tier}`,
    `${l10n.t("Reason")}: ${oneLine(decision.reason)}`,
    ...(deny === undefined
      ? []
      : [`${l10n.t("Deny")}: ${oneLine(deny.obstacle ?? `${deny.path ?? ""} ${deny.line ?? ""}`)}`]),
  ];
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
