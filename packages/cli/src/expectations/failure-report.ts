import { LineIndex } from "@a3s/acl-grammar";
import {
  type ExpectationResult,
  type ExpectedDecision,
  type ExpectedMember,
  type Explanation,
  expectedMembers,
  failureHint,
  parseEvent,
} from "@a3s/sentry-core";
import { place } from "../diagnostics/pretty-diagnostic.js";
import { sourceWindow } from "../diagnostics/source-window.js";
import type { TableOptions } from "../eval/decision-table.js";
import { describeAction } from "../eval/describe-action.js";
import { displayName } from "../io/read-source.js";
import { clipText, padText } from "../terminal/clip-text.js";
import type { PolicyTest } from "./policy-test.js";

const indent = "  ";
const memberWidth = 10;
const valueWidth = 32;
/** Columns of a text that may go on over several lines of the terminal. */
const maxTextWidth = 1_000;

/** A failed expectation for people: its place, expected beside actual, and how the decision came about. With line breaks. */
export function failureReport(test: PolicyTest, result: ExpectationResult, options: TableOptions): string {
  const { colors } = options;
  const title = `${colors.bold(placeOf(test, result))}: ${colors.bold(colors.red("failed"))}`;
  const note = result.note === undefined ? [] : [`${indent}${clipText(result.note, options.width - indent.length)}`];
  const hint = failureHint(result);
  const hints = hint === undefined ? [] : [`${indent}${colors.dim(padText("hint", memberWidth))}${indent}${hint}`];
  const lines = [title, ...note, ...comparison(result, options), ...trace(test, result, options), ...hints];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** `FILE:LINE:COLUMN` of an expectation, counted from 1. */
export function placeOf({ policy, analysis, events }: PolicyTest, { place: at, range }: ExpectationResult): string {
  if (at.source === "comment") return place({ ...analysis.parsed, name: displayName(policy) }, range);
  const text = events.find(({ name }) => name === at.file)?.file.text ?? "";
  return place({ name: displayName(at.file), text, lineIndex: lineIndexOf(text) }, range);
}

/** One for all failures of a file, which may have as many lines as failures. */
let lastIndex = { text: "", index: new LineIndex("") };

function lineIndexOf(text: string): LineIndex {
  if (lastIndex.text !== text) lastIndex = { text, index: new LineIndex(text) };
  return lastIndex.index;
}

function comparison({ expected, actual, mismatches }: ExpectationResult, { colors }: TableOptions): string[] {
  const members = (Object.keys(expectedMembers) as ExpectedMember[]).filter((member) => expected[member] !== undefined);
  const cell = (decision: ExpectedDecision, member: ExpectedMember) =>
    padText(clipText(textOf(decision[member]), valueWidth), valueWidth);
  const head = [padText("", memberWidth), padText("EXPECTED", valueWidth), "ACTUAL"].join(indent);
  const rows = members.map((member) => {
    const actualCell = cell(actual, member);
    const isWrong = mismatches.includes(member);
    const paint = isWrong ? (text: string) => colors.bold(colors.red(text)) : colors.dim;
    return [padText(member, memberWidth), cell(expected, member), paint(actualCell)].join(indent);
  });
  return [colors.bold(head), ...rows].map((line) => indent + line);
}

function textOf(value: string | null | undefined): string {
  return value === null ? "none" : (value ?? "");
}

/** The subject with the deciding match marked, the rules that match, and the decision. */
function trace({ judge }: PolicyTest, result: ExpectationResult, { colors, width }: TableOptions): string[] {
  const event = parseEvent(result.event);
  if (event === null) return [];
  const explanation = judge.explain(event);
  const label = (name: string) => `${indent}${colors.dim(padText(name, memberWidth))}${indent}`;
  const room = width - 2 * indent.length - memberWidth;
  const text = (name: string, content: string) => label(name) + clipText(content, maxTextWidth);
  const matching = explanation.steps.flatMap(({ rule, outcome }, index) =>
    outcome === "no-match" || outcome === "other-kind"
      ? []
      : [`${index + 1} ${rule.name} (${outcome === "decides" ? `decides: ${rule.verdict}` : outcome})`],
  );
  return [
    text("kind", event.kind),
    ...subjectLines(explanation, room, label("subject")),
    ...(explanation.evidenceComplete ? [] : [text("evidence", "incomplete")]),
    ...(matching.length === 0
      ? [text("matches", "no rule")]
      : matching.map((rule, at) => text(at === 0 ? "matches" : "", rule))),
    text("reason", explanation.decision.reason),
    ...(explanation.deny === undefined ? [] : [text("deny", describeAction(explanation.deny.action))]),
  ];
}

function subjectLines({ subject, steps }: Explanation, room: number, label: string): string[] {
  const span = steps.find(({ outcome }) => outcome === "decides")?.span;
  if (span === undefined) return [label + clipText(subject, room)];
  const shown = sourceWindow({ line: subject, ...span }, room);
  const column = 2 * indent.length + memberWidth + shown.markColumn;
  return [label + shown.text, " ".repeat(column) + "^".repeat(shown.markWidth)];
}
