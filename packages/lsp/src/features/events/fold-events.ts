import type { EventsFile } from "@a3s/sentry-core";
import type { FoldingRange } from "../folding-ranges.js";

/** What can be folded away: neighbouring comments, and the events below a comment up to a blank line or the next comment. */
export function foldEvents({ lines }: EventsFile): readonly FoldingRange[] {
  const folds: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind: FoldingRange["kind"]) => {
    if (endLine > startLine) folds.push({ startLine, endLine, kind });
  };
  const isComment = (index: number) => lines[index]?.line.kind === "comment";
  const isEvent = (index: number) => index < lines.length && !isComment(index) && lines[index]?.line.kind !== "blank";
  let index = 0;
  while (index < lines.length) {
    if (!isComment(index)) {
      index++;
      continue;
    }
    const first = index;
    while (isComment(index)) index++;
    add(first, index - 1, "comment");
    const heading = index - 1;
    while (isEvent(index)) index++;
    add(heading, index - 1, "brackets");
  }
  return folds;
}
