import type { Range } from "@a3s/acl-grammar";

/** How much of a subject a prompt shows, in UTF-16 units. */
export const defaultExcerptLength = 6000;

/** A piece of a text, or the number of UTF-16 units that were left out in its place. */
export type ExcerptPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "omitted"; readonly characters: number };

/** What of a long text is kept, and how much. */
export interface ExcerptOptions {
  /** What must be seen: the offsets of the match that made the tier before escalate, in UTF-16 units. */
  readonly span?: Range;
  /** How much is kept, in UTF-16 units. Default: {@link defaultExcerptLength}. */
  readonly maxChars?: number;
}

/** The head and the tail of a long text get this share of the excerpt each, the surroundings of the span the rest. */
const edgeShare = 1 / 6;

/**
 * The parts of a text that a reader must see to judge it: all of a short one; of a long one the span that raised the
 * alarm with its surroundings, the head and the tail, and between them how much was left out. The span is never left
 * out: padding cannot push it away. Only of a span that is longer than the excerpt itself the middle is left out.
 *
 * No part begins or ends within a surrogate pair of the text. The kept parts have at most `maxChars` units together,
 * unless a span that cuts a pair makes it two more.
 */
export function excerptAround(text: string, options: ExcerptOptions = {}): readonly ExcerptPart[] {
  const maxChars = options.maxChars ?? defaultExcerptLength;
  if (text.length <= maxChars) return [{ kind: "text", text }];
  return partsOf(text, keptRanges(text, rangeWithin(text, options.span), maxChars));
}

function keptRanges(text: string, span: Range | undefined, maxChars: number): readonly Range[] {
  const { length } = text;
  if (span === undefined) {
    const head = Math.ceil(maxChars / 2);
    return [before(text, head), after(text, length - (maxChars - head))];
  }
  const spanLength = span.end - span.start;
  const edge = Math.floor(Math.min(maxChars * edgeShare, Math.max(0, maxChars - spanLength) / 3));
  if (spanLength <= maxChars) {
    const windowLength = maxChars - 2 * edge;
    const centred = span.start - Math.floor((windowLength - spanLength) / 2);
    const start = Math.max(edge, Math.min(centred, length - edge - windowLength));
    const window = { start, end: start + windowLength };
    return [before(text, edge), around(text, window, span), after(text, length - edge)];
  }
  const outer = Math.floor(maxChars * edgeShare);
  const half = Math.floor((maxChars - 2 * outer) / 2);
  return [
    before(text, outer),
    { start: intoPair(text, span.start) ? span.start - 1 : span.start, end: before(text, span.start + half).end },
    { start: after(text, span.end - half).start, end: intoPair(text, span.end) ? span.end + 1 : span.end },
    after(text, length - outer),
  ];
}

/** A span of positions that the text has, in order; undefined where there is none. */
function rangeWithin({ length }: string, span: Range | undefined): Range | undefined {
  if (span === undefined || !(span.start >= 0 && span.start <= span.end && span.end <= length)) return undefined;
  return { start: Math.floor(span.start), end: Math.ceil(span.end) };
}

/** The text up to an offset, without half a pair. */
function before(text: string, end: number): Range {
  return { start: 0, end: intoPair(text, end) ? end - 1 : end };
}

/** The text from an offset on, without half a pair. */
function after(text: string, start: number): Range {
  return { start: intoPair(text, start) ? start + 1 : start, end: text.length };
}

/** The window without half pairs at its ends; but what of the span is not in head or tail is in it. */
function around(text: string, window: Range, span: Range): Range {
  const start = intoPair(text, window.start) ? window.start + 1 : window.start;
  const end = intoPair(text, window.end) ? window.end - 1 : window.end;
  return {
    start: start > span.start ? window.start - 1 : start,
    end: end < span.end ? window.end + 1 : end,
  };
}

/** Whether an offset lies between the two halves of a surrogate pair. */
function intoPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const previous = text.charCodeAt(offset - 1);
  const next = text.charCodeAt(offset);
  return previous >= 0xd800 && previous <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
}

/** Ranges in the order of their starts, which may overlap, as parts. */
function partsOf(text: string, ranges: readonly Range[]): readonly ExcerptPart[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) merged.push({ start, end });
  }
  const parts: ExcerptPart[] = [];
  let shownTo = 0;
  for (const { start, end } of merged) {
    if (start > shownTo) parts.push({ kind: "omitted", characters: start - shownTo });
    parts.push({ kind: "text", text: text.slice(start, end) });
    shownTo = end;
  }
  if (shownTo < text.length) parts.push({ kind: "omitted", characters: text.length - shownTo });
  return parts;
}
