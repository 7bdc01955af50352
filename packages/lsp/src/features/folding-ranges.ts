import type { PolicySyntax } from "../document/policy-snapshot.js";
import { walkNodes } from "../syntax/node-path.js";
import { tokensOf } from "../syntax/tokens-of.js";

/** Lines from 0. Folded, the first line stays visible and the last one is hidden. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "brackets" | "comment" | "heredoc";
}

/** What can be folded away: bodies, lists, objects and calls between their brackets, comments, heredocs. */
export function foldingRanges(snapshot: PolicySyntax): readonly FoldingRange[] {
  const { document, lineIndex } = snapshot.parsed;
  const lineAt = (offset: number) => lineIndex.positionAt(offset).line;
  const folds: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind: FoldingRange["kind"]) => {
    if (endLine > startLine) folds.push({ startLine, endLine, kind });
  };
  walkNodes(document, (node) => {
    if (node.kind === "string" && node.quote === "heredoc")
      add(lineAt(node.range.start), lineAt(node.range.end), "heredoc");
    if (!("openRange" in node)) return;
    const start = lineAt(node.openRange.start);
    // The closing bracket stays in sight; without one, the body ends with what stands in it.
    if (node.closeRange === undefined) add(start, lineAt(node.range.end), "brackets");
    else add(start, lineAt(node.closeRange.start) - 1, "brackets");
  });
  for (const [startLine, endLine] of commentRuns(snapshot, lineAt)) add(startLine, endLine, "comment");
  return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** The lines of neighbouring comments that have their lines to themselves. */
function commentRuns(
  snapshot: PolicySyntax,
  lineAt: (offset: number) => number,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let isOwnLine = true;
  for (const { kind, range } of tokensOf(snapshot)) {
    if (kind === "line-break") {
      isOwnLine = true;
      continue;
    }
    if (kind === "comment" && isOwnLine) {
      const startLine = lineAt(range.start);
      const endLine = lineAt(range.end);
      const last = runs.at(-1);
      if (last !== undefined && last[1] + 1 === startLine) last[1] = endLine;
      else runs.push([startLine, endLine]);
    }
    isOwnLine = false;
  }
  return runs;
}
