import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { finishAnalysis } from "../analysis/analysis-run.js";
import { type EventsLine, parseEventsLine } from "./events-line.js";
import { shiftFinding } from "./expectation-finding.js";

/** A line in its file. */
export interface PlacedLine {
  /** From 0. */
  readonly number: number;
  /** The offset in the file of the line's first character. */
  readonly start: number;
  /** What it says; the same object from version to version of a file while the text of the line is the same. */
  readonly line: EventsLine;
}

/** A file of sample events: an event of the collector a line, blank lines and comments between them. */
export interface EventsFile {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
}

const linesPerPiece = 64;

/**
 * Reads a file of sample events in small pieces. Lines that stand in the `previous` version as well are taken from
 * there. LF, CR LF and a lone CR end a line, as in a policy.
 */
export function* readEventsFile(text: string, previous?: EventsFile): AnalysisRun<EventsFile> {
  const known = new Map<string, EventsLine>();
  for (const { line } of previous?.lines ?? []) known.set(line.text, line);
  const lines: PlacedLine[] = [];
  let sinceYield = 0;
  for (const [start, end] of lineRanges(text)) {
    const content = text.slice(start, end);
    const old = known.get(content);
    const line = old ?? parseEventsLine(content);
    lines.push({ number: lines.length, start, line });
    sinceYield += old === undefined ? 1 + content.length / 256 : 0.05;
    if (sinceYield < linesPerPiece) continue;
    sinceYield = 0;
    yield { done: end, total: text.length };
  }
  return { text, lines };
}

/** The same at once. */
export function parseEventsFile(text: string, previous?: EventsFile): EventsFile {
  return finishAnalysis(readEventsFile(text, previous));
}

/** What is wrong with the lines themselves, in the order of the file, with offsets in the file. */
export function eventsFileFindings({ lines }: EventsFile): Diagnostic[] {
  return lines.flatMap(({ start, line }) => line.findings.map((finding) => shiftFinding(finding, start)));
}

/** The line that holds an offset. */
export function lineAt({ lines }: EventsFile, offset: number): PlacedLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

/** The lines of a text without their line breaks; the last one is empty where the text ends with a break. */
export function* lineRanges(text: string): Iterable<readonly [start: number, end: number]> {
  const lineBreak = /\r\n?|\n/g;
  let start = 0;
  for (let found = lineBreak.exec(text); found !== null; found = lineBreak.exec(text)) {
    yield [start, found.index];
    start = lineBreak.lastIndex;
  }
  yield [start, text.length];
}
