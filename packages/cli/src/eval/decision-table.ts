import type { Decision, EventKind } from "@a3s/sentry-core";
import { clipText, padText } from "../terminal/clip-text.js";
import type { Colors } from "../terminal/colors.js";
import { describeAction } from "./describe-action.js";
import { paintSeverity, paintVerdict } from "./paint-verdict.js";

export interface DecisionRow {
  readonly line: number;
  readonly kind: EventKind;
  /** As the event gave it, untrusted. */
  readonly subject: string;
  readonly decision: Decision;
}

export interface TableOptions {
  readonly colors: Colors;
  /** Columns of a row. */
  readonly width: number;
}

// What an attacker writes stands last in its row: text that runs from right to left cannot drag a verdict along.
const lineWidth = 5;
const verdictWidth = 8;
const severityWidth = 8;
const kindWidth = 14;
const gap = "  ";
const indent = " ".repeat(lineWidth) + gap;

/** The head of the table, with its line break. */
export function tableHead({ colors }: TableOptions): string {
  const cells = [
    "LINE".padStart(lineWidth),
    "VERDICT".padEnd(verdictWidth),
    "SEVERITY".padEnd(severityWidth),
    "KIND".padEnd(kindWidth),
    "SUBJECT",
  ];
  return `${colors.bold(cells.join(gap))}\n`;
}

/** One event and its decision: a row, and below it why, unless no rule had a say. With line breaks. */
export function tableRow({ line, kind, subject, decision }: DecisionRow, { colors, width }: TableOptions): string {
  const { verdict, severity, action } = decision;
  const start = [
    colors.dim(String(line).padStart(lineWidth)),
    paintVerdict(colors, verdict)(padText(verdict, verdictWidth)),
    paintSeverity(colors, severity)(padText(severity, severityWidth)),
    padText(kind, kindWidth),
  ];
  const used = lineWidth + verdictWidth + severityWidth + kindWidth + gap.length * start.length;
  const rows = [[...start, clipText(subject, width - used)].join(gap).trimEnd()];
  const room = width - indent.length;
  if (decision.rule !== undefined || verdict !== "allow")
    rows.push(indent + colors.dim(clipReason(decision.reason, room)));
  if (action) rows.push(indent + colors.dim(clipText(describeAction(action), room)));
  return `${rows.join("\n")}\n`;
}

/** Keeps the end that tells of an escalation which nobody resolved. */
function clipReason(reason: string, width: number): string {
  const end = / \[unresolved escalation, fail-(?:open|closed)\]$/.exec(reason)?.[0] ?? "";
  return clipText(reason.slice(0, reason.length - end.length), width - end.length) + end;
}

/** A line that is not judged, and why. `reason` may hold what the line says. */
export function unjudgedRow(line: number, reason: string, { colors, width }: TableOptions): string {
  const text = clipText(`not judged: ${reason}`, width - indent.length);
  return `${colors.dim(`${String(line).padStart(lineWidth)}${gap}${text}`)}\n`;
}
