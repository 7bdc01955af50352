import { maxRedactionLength } from "./limits.js";
import type { OpenSpan, Span } from "./span.js";

/** Puts overlapping findings together, as far as no later finding can change the outcome. */
export class SpanMerger {
  #spans: OpenSpan[] = [];

  add(span: OpenSpan): void {
    this.#spans.push(span);
  }

  /**
   * Takes out what is settled, in order: every later finding starts at `boundary` or behind it. What stays starts at
   * `heldFrom`, which is undefined where nothing does.
   *
   * @param highSurrogateAt Whether the unit at an offset is the first of a pair, in which no piece may end.
   */
  settle(
    boundary: number,
    highSurrogateAt: (at: number) => boolean,
  ): { readonly spans: Span[]; readonly heldFrom?: number } {
    const spans: Span[] = [];
    const sorted = this.#spans.sort((a, b) => a.start - b.start);
    let first = 0;
    while (first < sorted.length) {
      const start = (sorted[first] as OpenSpan).start;
      if (start >= boundary) break;
      let last = first;
      let end = (sorted[first] as OpenSpan).end;
      while (last + 1 < sorted.length && (sorted[last + 1] as OpenSpan).start < end) {
        last++;
        end = Math.max(end, (sorted[last] as OpenSpan).end);
      }
      const group = sorted.slice(first, last + 1);
      const rest = cutPieces(group, { start, end, boundary }, spans, highSurrogateAt);
      const isSettled = rest.every(({ tail }) => tail === undefined) && end <= boundary;
      if (!isSettled) {
        this.#spans = [...rest, ...sorted.slice(last + 1)];
        return { spans, heldFrom: rest[0]?.start ?? start };
      }
      if (rest.length > 0) {
        const restStart = (rest[0] as OpenSpan).start;
        if (end > restStart) spans.push({ start: restStart, end, kind: kindOf(rest, restStart) });
      }
      first = last + 1;
    }
    this.#spans = sorted.slice(first);
    const next = this.#spans[0];
    return next === undefined ? { spans } : { spans, heldFrom: next.start };
  }
}

/** Cuts the pieces off a long group that are known in full; gives what is left, starting where the last piece ended. */
function cutPieces(
  group: readonly OpenSpan[],
  { start, end, boundary }: { readonly start: number; readonly end: number; readonly boundary: number },
  spans: Span[],
  highSurrogateAt: (at: number) => boolean,
): readonly OpenSpan[] {
  let rest = group;
  let from = start;
  const knownTo = group.reduce(
    (to, span) => (span.tail === undefined ? to : Math.min(to, span.end)),
    Math.min(end, boundary),
  );
  while (from + maxRedactionLength < knownTo) {
    const limit = from + maxRedactionLength;
    const to = highSurrogateAt(limit - 1) ? limit - 1 : limit;
    spans.push({
      start: from,
      end: to,
      kind: kindOf(
        rest.filter((span) => span.start < to),
        from,
      ),
    });
    from = to;
    rest = rest.filter((span) => span.end > to || span.tail !== undefined);
    // A finding that goes on being read stays the same object.
    for (const span of rest) span.start = Math.max(span.start, to);
  }
  return rest;
}

/** The kind of what is masked from an offset on, of findings that reach there. */
function kindOf(group: readonly OpenSpan[], from: number): string {
  return group.filter(({ end }) => end > from).reduce((best, span) => (span.rank < best.rank ? span : best)).kind;
}
