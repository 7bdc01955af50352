import type { LineIndex, Range } from "@a3s/acl-grammar";
import type { Colors } from "../terminal/colors.js";
import { sourceWindow } from "./source-window.js";

export interface SnippetOptions {
  readonly text: string;
  readonly lineIndex: LineIndex;
  readonly range: Range;
  /** The character that the marks are made of. */
  readonly mark: "^" | "-";
  readonly paintMark: Colors["red"];
  readonly colors: Colors;
  /** Columns for the whole line, gutter included. */
  readonly width: number;
  /** Digits of the largest line number to come, so that several snippets stand in line. */
  readonly gutterWidth: number;
}

/**
 * The source line of a range with the range marked below it. Of a range over several lines the first and the last are
 * shown. Lines without line breaks at their ends.
 */
export function renderSnippet(options: SnippetOptions): string[] {
  const { text, lineIndex, range } = options;
  const first = lineIndex.positionAt(range.start).line;
  const last = lastLine(lineIndex, range);
  if (first === last) return markedLine(options, first, range);
  const head = { start: range.start, end: lineEnd(lineIndex, first) };
  const tail = { start: firstVisible(text, lineIndex.offsetAt({ line: last, character: 0 })), end: range.end };
  const gap = last - first > 1 ? [options.colors.dim(`${" ".repeat(options.gutterWidth)} ⋮`)] : [];
  return [...markedLine(options, first, head), ...gap, ...markedLine(options, last, tail)];
}

/** The last line on which something of the range stands: a range that ends with a line break ends before it. */
export function lastLine(lineIndex: LineIndex, range: Range): number {
  const { line, character } = lineIndex.positionAt(range.end);
  return character === 0 && range.end > range.start ? Math.max(line - 1, lineIndex.positionAt(range.start).line) : line;
}

/** What stands in front of every line of a snippet. */
export function gutter(options: Pick<SnippetOptions, "colors" | "gutterWidth">, label = ""): string {
  return options.colors.dim(`${label.padStart(options.gutterWidth)} |`);
}

function markedLine(options: SnippetOptions, line: number, range: Range): string[] {
  const { text, lineIndex, mark, width } = options;
  const lineStart = lineIndex.offsetAt({ line, character: 0 });
  const content = text.slice(lineStart, lineEnd(lineIndex, line));
  const end = Math.min(range.end - lineStart, content.length);
  const start = Math.min(range.start - lineStart, end);
  const shown = sourceWindow({ line: content, start, end }, width - options.gutterWidth - 3);
  const marks = options.paintMark(mark.repeat(shown.markWidth));
  return [
    `${gutter(options, String(line + 1))} ${shown.text}`.trimEnd(),
    `${gutter(options)} ${" ".repeat(shown.markColumn)}${marks}`,
  ];
}

/** Where the line's own characters end, its line break not included. */
function lineEnd(lineIndex: LineIndex, line: number): number {
  return lineIndex.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
}

function firstVisible(text: string, from: number): number {
  let offset = from;
  while (text[offset] === " " || text[offset] === "\t") offset++;
  return offset;
}
