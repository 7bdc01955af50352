import type { Range } from "../source/range.js";

/** A stretch of the source that stands unchanged in the output, at the same place among the others. */
export interface Anchor {
  readonly source: Range;
  /** Offset in the output. */
  readonly start: number;
}

export interface Writer {
  /** Text that is not in the source, or not in this place. */
  put(text: string): void;
  /** A stretch of the source as it stands; stretches are copied in source order. */
  copy(range: Range): void;
  /** Ends the line; the next text is indented by so many levels. */
  newLine(): void;
  indent(level: number): void;
  finish(): { readonly text: string; readonly anchors: readonly Anchor[] };
}

export function createWriter(source: string, lineEnd: string): Writer {
  const pieces: string[] = [];
  const anchors: Anchor[] = [];
  let length = 0;
  const put = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  return {
    put,
    copy: (range) => {
      anchors.push({ source: range, start: length });
      put(source.slice(range.start, range.end));
    },
    newLine: () => put(lineEnd),
    indent: (level) => put("  ".repeat(level)),
    finish: () => ({ text: pieces.join(""), anchors }),
  };
}
