import type { Range } from "../source/range.js";
import type { StringLiteral, StringSegment } from "./ast.js";

/**
 * The source of a stretch of a string's decoded value (UTF-16 offsets, half-open). A stretch that cuts through an
 * escape covers the whole escape; an empty one is the empty range before the character at `start`.
 */
export function sourceRangeOfValue(literal: StringLiteral, start: number, end: number): Range {
  const first = segmentAt(literal.segments, start);
  const from = first === undefined ? endOfContent(literal) : sourceOffset(first, start, "start");
  if (end <= start) return { start: from, end: from };
  const last = segmentAt(literal.segments, end - 1);
  const to = last === undefined ? endOfContent(literal) : sourceOffset(last, end, "end");
  return { start: from, end: Math.max(from, to) };
}

function segmentAt(segments: readonly StringSegment[], offset: number): StringSegment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment === undefined) return undefined;
    if (offset < segment.valueStart) high = middle - 1;
    else if (offset >= segment.valueEnd) low = middle + 1;
    else return segment;
  }
  return undefined;
}

function sourceOffset(segment: StringSegment, offset: number, side: "start" | "end"): number {
  const valueLength = segment.valueEnd - segment.valueStart;
  if (segment.source.end - segment.source.start === valueLength) {
    return segment.source.start + (offset - segment.valueStart);
  }
  return segment.source[side];
}

/** Where text appended to the value would stand: behind the last segment, or behind the opening quote. */
function endOfContent(literal: StringLiteral): number {
  const last = literal.segments.at(-1);
  if (last !== undefined) return last.source.end;
  return literal.quote === "heredoc" ? literal.range.end : Math.min(literal.range.start + 1, literal.range.end);
}
