import type { Range } from "../../source/range.js";
import type { Finding } from "../findings.js";

/**
 * The lines of a text that hold an error which was found before the parser ran, and where on them. One mistake is
 * reported once: what the parser stumbles over on such a line follows from it.
 */
export interface Incidents {
  /** Whether an error was found on the line of this offset. */
  readonly isOnBrokenLine: (offset: number) => boolean;
  /** Whether an error was found between two offsets. */
  readonly isBetween: (start: number, end: number) => boolean;
}

/** Takes the errors in source order while the tokens are arranged. */
export interface IncidentLog {
  /** Notes an error down. It is reported unless it follows another one with no separator, bracket or line break between. */
  readonly report: (finding: Finding) => void;
  /** Notes an error down that follows from one on an earlier line and is not reported. */
  readonly follow: (offset: number) => void;
  /** A separator or bracket: what is wrong behind it is another mistake. */
  readonly resume: () => void;
  /** A line break from `end` to `next`. */
  readonly endLine: (end: number, next: number) => void;
  readonly finish: (end: number) => Incidents;
}

export function createIncidentLog(findings: Finding[]): IncidentLog {
  const lines: Range[] = [];
  const errors: number[] = [];
  let lineStart = 0;
  let isLineBroken = false;
  let isSameMistake = false;

  function endLine(end: number, next: number): void {
    if (isLineBroken) lines.push({ start: lineStart, end });
    isLineBroken = false;
    isSameMistake = false;
    lineStart = next;
  }

  function follow(offset: number): void {
    errors.push(offset);
    isLineBroken = true;
    isSameMistake = true;
  }

  return {
    report: (finding) => {
      if (!isSameMistake) findings.push(finding);
      follow(finding.range.start);
    },
    follow,
    resume: () => {
      isSameMistake = false;
    },
    endLine,
    finish: (end) => {
      endLine(end, end);
      return incidentsOf(lines, errors);
    },
  };
}

/** Both lists are in source order; the lines do not overlap. */
function incidentsOf(lines: readonly Range[], errors: readonly number[]): Incidents {
  return {
    isOnBrokenLine: (offset) => {
      const index = firstWhere(lines.length, (at) => (lines[at]?.end ?? 0) >= offset);
      return (lines[index]?.start ?? Number.POSITIVE_INFINITY) <= offset;
    },
    isBetween: (start, end) => {
      if (errors.length === 0) return false;
      const index = firstWhere(errors.length, (at) => (errors[at] ?? 0) >= start);
      return (errors[index] ?? Number.POSITIVE_INFINITY) < end;
    },
  };
}

/** The first index at which the condition holds, given that it holds at all later ones too. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
