import type { Range } from "@a3s/acl-grammar";
import {
  type AnalysisRun,
  type DryJudge,
  draftRule,
  type EventsFile,
  type NamedEventsFile,
  type PolicyAnalysis,
  type RuleDraft,
} from "@a3s/sentry-core";

export interface DraftSource {
  /** The policy, accepted, and its judge. */
  readonly analysis: PolicyAnalysis;
  readonly judge: DryJudge;
  /** All sample events of the policy. */
  readonly files: readonly NamedEventsFile[];
  /** The name of the file that holds the selection. */
  readonly name: string;
  readonly range: Range;
}

/** Whether a selection holds an event, so that drafting a rule is worth offering. */
export function hasEventIn(file: EventsFile, range: Range): boolean {
  return linesIn(file, range).length > 0;
}

/** Drafts a rule from the events of the lines that a selection touches. */
export function* draftFromRange({ analysis, judge, files, name, range }: DraftSource): AnalysisRun<RuleDraft> {
  const own = files.find((named) => named.name === name);
  const lines = own === undefined ? [] : linesIn(own.file, range);
  const selected = lines.map((line) => ({ file: name, line }));
  return yield* draftRule({ analysis, judge, files, selected });
}

/** What the user is told of a draft before it is taken: how far it goes beyond what was selected. Plain text. */
export function draftSummary(draft: RuleDraft): string {
  if (draft.kind === "refused") return `No rule was drafted: ${draft.why}.`;
  const others = draft.alsoMatches.length;
  const changed = draft.alsoMatches.filter(({ before, after }) => before !== after).length;
  if (others === 0) return "The rule matches no other sample event.";
  const what = others === 1 ? "1 other sample event" : `${others} other sample events`;
  return `The rule also matches ${what}; the verdict of ${changed === 0 ? "none" : changed} of them changes.`;
}

/** A selection that ends where a line begins does not touch that line, unless nothing else is selected. */
function linesIn({ lines }: EventsFile, { start, end }: Range): number[] {
  return lines.flatMap(({ number, start: lineStart, line }) => {
    if (line.event === undefined) return [];
    const isTouched =
      lineStart + line.text.length >= start && (lineStart < end || (start === end && lineStart === start));
    return isTouched ? [number] : [];
  });
}
