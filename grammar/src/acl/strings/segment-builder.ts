import type { StringSegment } from "../ast.js";

export interface DecodedString {
  readonly value: string;
  readonly segments: readonly StringSegment[];
}

/** Collects a decoded value and where each stretch of it came from; neighbouring verbatim stretches become one segment. */
export interface SegmentBuilder {
  /** Takes the source between two offsets as it is. */
  keep(start: number, end: number): void;
  /** Puts `value` in the place of the source between two offsets; the two differ in length, or are a line break each. */
  replace(value: string, start: number, end: number): void;
  finish(): DecodedString;
}

export function createSegmentBuilder(text: string): SegmentBuilder {
  const segments: StringSegment[] = [];
  let value = "";
  let open: { valueStart: number; start: number; end: number } | undefined;

  function close(): void {
    if (open === undefined) return;
    const { valueStart, start, end } = open;
    segments.push({ valueStart, valueEnd: valueStart + (end - start), source: { start, end } });
    open = undefined;
  }

  function keep(start: number, end: number): void {
    if (end <= start) return;
    if (open?.end === start) open.end = end;
    else {
      close();
      open = { valueStart: value.length, start, end };
    }
    value += text.slice(start, end);
  }

  function replace(replacement: string, start: number, end: number): void {
    close();
    segments.push({ valueStart: value.length, valueEnd: value.length + replacement.length, source: { start, end } });
    value += replacement;
  }

  function finish(): DecodedString {
    close();
    return { value, segments };
  }

  return { keep, replace, finish };
}
