import type { Diagnostic, Range } from "@a3s/acl-grammar";

/**
 * Finds out which findings start in one of a set of ranges, and which ranges hold a finding. An empty range stands for
 * the findings about the document as a whole, which have that empty range. Takes time in proportion to both, but for
 * sorting: a hostile document has tens of thousands of each.
 */
export function matchRanges(
  findings: readonly Diagnostic[],
  ranges: readonly Range[],
): { readonly silences: (range: Range) => boolean; readonly isSilenced: (finding: Diagnostic) => boolean } {
  const starts = findings.map(({ range }) => range.start).sort((a, b) => a - b);
  const empty = new Set(findings.filter(({ range }) => range.start === range.end).map(({ range }) => range.start));
  const emptyRanges = new Set(ranges.filter(({ start, end }) => start === end).map(({ start }) => start));
  const merged = mergeRanges(ranges);
  const mergedStarts = merged.map(({ start }) => start);
  return {
    silences: ({ start, end }) => {
      if (start === end) return empty.has(start);
      const first = starts[countBelow(starts, start)];
      return first !== undefined && first < end;
    },
    isSilenced: ({ range: { start, end } }) => {
      if (start === end && emptyRanges.has(start)) return true;
      const before = merged[countBelow(mergedStarts, start + 1) - 1];
      return before !== undefined && start < before.end;
    },
  };
}

/** The same stretches, sorted and without overlaps. */
function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return merged;
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
