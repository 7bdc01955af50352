import type { Range } from "@a3s/acl-grammar";
import {
  type DryJudge,
  type EventsFile,
  type EventsLine,
  type ExpectedMember,
  type Explanation,
  lineAt,
} from "@a3s/sentry-core";
import type { Hover } from "../hover/hover.js";
import { codeSpan } from "../markdown.js";
import { fencedMark } from "./fenced-mark.js";
import { mismatchesOfLine } from "./verdict-hints.js";

/**
 * How the decision on the event of a line comes about: the subject with the match that decides marked, the rules that
 * match, the deny line that would be written, and what is not as expected. Nothing where the line holds no event.
 */
export function hoverEvent(file: EventsFile, offset: number, judge: DryJudge): Hover | undefined {
  const placed = lineAt(file, offset);
  if (placed === undefined) return undefined;
  const { start, line } = placed;
  const range: Range = { start, end: start + line.text.length };
  if (line.kind === "other") return { range, markdown: "Events of this kind are not judged." };
  if (line.event === undefined) return undefined;
  const parts = [
    ...expectationParts(line, judge),
    ...traceParts(judge.explain(line.event)),
    ...(line.note === undefined ? [] : [`*Note:* ${codeSpan(line.note, 300)}`]),
  ];
  return { range, markdown: parts.join("\n\n") };
}

/** The trace of a decision as Markdown, also for the lists behind lenses. */
export function traceMarkdown(explanation: Explanation): string {
  return traceParts(explanation).join("\n\n");
}

function traceParts({ event, subject, evidenceComplete, steps, l1Decision, decision, deny }: Explanation): string[] {
  const settled =
    l1Decision.verdict === decision.verdict ? "" : `, **${decision.verdict}** where no deeper tier answers`;
  const matching = steps.flatMap(({ rule, outcome }, index) => {
    if (outcome === "no-match" || outcome === "other-kind") return [];
    const layer = rule.layer === "builtin" ? ", built in" : "";
    return [`- ${index + 1}. ${codeSpan(rule.name)}${layer}: ${outcomes[outcome]} (${rule.verdict})`];
  });
  const tried = steps.filter(({ outcome }) => outcome === "no-match").length;
  const others = tried === 0 ? "" : `\n- ${tried} other rules about ${event.kind} do not match`;
  const span = steps.find(({ outcome }) => outcome === "decides")?.span;
  return [
    `**${l1Decision.verdict}**, ${decision.severity}, by tier ${l1Decision.tier}${settled}`,
    fencedMark(subject, span),
    ...(evidenceComplete ? [] : ["Only a part of the subject was captured."]),
    steps.length === 0
      ? "No rule is asked: the SAE tier judges this kind."
      : `${matching.length === 0 ? "- no rule matches" : matching.join("\n")}${others}`,
    `*Reason:* ${codeSpan(decision.reason, 300)}`,
    ...(deny === undefined ? [] : [denyText(deny)]),
  ];
}

const outcomes = {
  decides: "decides",
  overruled: "matches too, but an earlier rule decides",
  "passed-over": "matches, but cannot rest on a part of the subject",
} as const;

function denyText({ action, path, line, obstacle }: NonNullable<Explanation["deny"]>): string {
  const what = `*Deny:* ${action.kind} ${codeSpan(action.target, 200)}`;
  if (obstacle !== undefined) return `${what}; nothing would be written: ${obstacle}`;
  return `${what}; the line ${codeSpan(line ?? "", 200)} would be written to ${codeSpan(path ?? "", 200)}`;
}

function expectationParts(line: EventsLine, judge: DryJudge): string[] {
  const mismatches = mismatchesOfLine(line, judge);
  if (mismatches === undefined) return [];
  if (mismatches.length === 0) return ["✓ as expected"];
  const expected = line.expectation?.expected ?? {};
  const shown = (member: ExpectedMember) => (expected[member] === null ? "none" : codeSpan(String(expected[member])));
  return [`✗ expected ${mismatches.map((member) => `${member} ${shown(member)}`).join(", ")}`];
}
