import type { Range } from "@a3s/acl-grammar";
import type { DryJudge, EventsFile, EventsLine, ExpectedMember } from "@a3s/sentry-core";
import { actualDecision, mismatchesOf } from "@a3s/sentry-core";
import { type InlineHint, plainLabel } from "../inline-hint.js";

/**
 * What the policy says to each event, at the end of its line: whether it is as expected, the verdict, the tier and the rule
 * that decides. An escalation shows what the fail mode makes of it. Of a range, only the lines in it.
 */
export function verdictHints(file: EventsFile, judge: DryJudge, range?: Range): InlineHint[] {
  const hints: InlineHint[] = [];
  for (const { start, line } of file.lines) {
    const end = start + line.text.length;
    if (range !== undefined && (end < range.start || start > range.end)) continue;
    if (line.kind === "other") hints.push({ offset: end, label: "not judged" });
    if (line.event === undefined) continue;
    const decided = judge.judge(line.event);
    const { l1Decision, decision } = decided;
    const verdict =
      l1Decision.verdict === decision.verdict ? decision.verdict : `${l1Decision.verdict} → ${decision.verdict}`;
    const rule = l1Decision.rule === undefined ? "no rule" : plainLabel(l1Decision.rule);
    const mark = markOf(mismatchesOfLine(line, judge));
    hints.push({ offset: end, label: `${mark}${verdict} · ${decision.tier} · ${rule}` });
  }
  return hints;
}

/** The members in which the decision on a line is not as expected; undefined where nothing sound is expected. */
export function mismatchesOfLine(
  { event, expectation }: EventsLine,
  judge: DryJudge,
): readonly ExpectedMember[] | undefined {
  if (event === undefined || expectation === undefined || !expectation.sound) return undefined;
  return mismatchesOf(expectation.expected, actualDecision(judge.judge(event)));
}

function markOf(mismatches: readonly ExpectedMember[] | undefined): string {
  if (mismatches === undefined) return "";
  return mismatches.length === 0 ? "✓ " : "✗ ";
}
