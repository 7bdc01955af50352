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

/** What a draft decides about what, before it is taken: its verdict, kind of events and pattern. Plain text of one line. */
export function draftTitle({ rule }: Extract<RuleDraft, { kind: "drafted" }>): string {
  const kind = rule.on === "*" ? "every event" : rule.on;
  return `Draft a rule from these events: ${rule.verdict} ${kind} ${shortened(rule.match)}`;
}

/** Longer patterns lose their middle: how one begins and ends is what says whether it is too wide. */
const maxPatternLength = 70;

function shortened(pattern: string): string {
  // Marks that reorder text, or that nobody sees, would show another pattern than the one that is written.
  const visible = pattern.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  if (visible.length <= maxPatternLength) return visible;
  const half = Math.floor(maxPatternLength / 2);
  // No half of a character beyond the basic plane is left at the cut.
  const start = visible.slice(0, half).replace(/[\uD800-\uDBFF]$/u, "");
  const end = visible.slice(-half).replace(/^[\uDC00-\uDFFF]/u, "");
  return `${start}…${end}`;
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
