import type { ExplainedDeny, Explanation, ExplanationStep, StepOutcome } from "@a3s/sentry-core";
import { sourceWindow } from "../diagnostics/source-window.js";
import { clipText, padText } from "../terminal/clip-text.js";
import type { TableOptions } from "./decision-table.js";
import { describeAction } from "./describe-action.js";
import { paintSeverity, paintVerdict } from "./paint-verdict.js";

const outcomes: Readonly<Record<StepOutcome, string>> = {
  "other-kind": "other kind",
  "no-match": "no match",
  decides: "decides",
  overruled: "overruled",
  "passed-over": "passed over",
};

const labelWidth = 10;
const numberWidth = 4;
const layerWidth = 7;
const outcomeWidth = 11;
const gap = "  ";
/** The longest rule name that the column of names makes room for. */
const maxNameWidth = 32;
/** Columns of a text that may go on over several lines of the terminal. */
const maxTextWidth = 1_000;

/** How a decision comes about, for people: the subject with the deciding match marked, every rule, the decision. */
export function explanationReport(explanation: Explanation, options: TableOptions): string {
  const { event, evidenceComplete, steps, decision, deny } = explanation;
  const { colors } = options;
  const line = (label: string, text: string) => `${colors.bold(label.padEnd(labelWidth))}${text}`;
  const untrusted = (label: string, text: string | undefined) =>
    text === undefined ? [] : [line(label, clipText(text, maxTextWidth))];
  const verdict = paintVerdict(colors, decision.verdict)(decision.verdict);
  const lines = [
    line("kind", event.kind),
    ...untrusted("agent", event.identity.agent),
    ...untrusted("provider", event.provider),
    ...subjectLines(explanation, options, line("subject", "")),
    ...(evidenceComplete ? [] : [line("evidence", "incomplete: only a part of the subject was captured")]),
    "",
    ...stepLines(steps, options),
    "",
    line(
      "decision",
      `${verdict}, ${paintSeverity(colors, decision.severity)(decision.severity)}, by tier ${decision.tier}`,
    ),
    ...untrusted("reason", decision.reason),
    ...(decision.risk ? [line("risk", `${decision.risk.name} (${decision.risk.category})`)] : []),
    ...(deny ? denyLines(deny).flatMap((text, i) => untrusted(i === 0 ? "deny" : "", text)) : []),
  ];
  return `${lines.map((text) => text.trimEnd()).join("\n")}\n`;
}

function subjectLines({ subject, steps }: Explanation, { colors, width }: TableOptions, label: string): string[] {
  const span = steps.find(({ outcome }) => outcome === "decides")?.span;
  if (!span) return [label + clipText(subject, width - labelWidth)];
  const shown = sourceWindow({ line: subject, ...span }, width - labelWidth);
  const marks = colors.bold(colors.red("^".repeat(shown.markWidth)));
  return [label + shown.text, " ".repeat(labelWidth + shown.markColumn) + marks];
}

function stepLines(steps: readonly ExplanationStep[], { colors }: TableOptions): string[] {
  const nameWidth = Math.min(maxNameWidth, Math.max(4, ...steps.map(({ rule }) => rule.name.length)));
  const head = ["#".padStart(numberWidth), "LAYER".padEnd(layerWidth), "RULE".padEnd(nameWidth), "OUTCOME"].join(gap);
  const rows = steps.map(({ rule, outcome, span }, index) => {
    const row = [
      String(index + 1).padStart(numberWidth),
      rule.layer.padEnd(layerWidth),
      padText(clipText(rule.name, nameWidth), nameWidth),
      outcomes[outcome].padEnd(outcomeWidth),
    ].join(gap);
    const why = whyOf({ rule, outcome, ...(span && { span }) });
    if (outcome === "decides") return colors.bold(`${row}${gap}${why}`);
    return span ? `${row}${gap}${why}` : colors.dim(`${row}${gap}${why}`);
  });
  return steps.length === 0 ? ["no rule is tried: the SAE tier judges this kind"] : [colors.bold(head), ...rows];
}

function whyOf({ rule, outcome, span }: ExplanationStep): string {
  if (outcome === "other-kind") return `on ${rule.on}`;
  return span ? `${rule.verdict}, matches at ${span.start} to ${span.end}` : "";
}

function denyLines({ action, path, line, obstacle }: ExplainedDeny): string[] {
  const what = describeAction(action);
  if (obstacle !== undefined) return [what, `would not be written: ${obstacle}`];
  return [what, `would be written to ${path ?? ""} as ${line ?? ""}`];
}
