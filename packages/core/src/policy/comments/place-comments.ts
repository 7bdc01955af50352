import type { Comment, Document, Range } from "@a3s/acl-grammar";
import { lineStart } from "../text-edits.js";
import { type CommentTarget, collectComments } from "./collect-comments.js";

export interface PlacedComment {
  readonly comment: Comment;
  /** What is written behind the marks of a line comment, trimmed; a block comment holds no instructions. */
  readonly text: string;
  readonly range: Range;
  /** Nothing else stands before it on its line. */
  readonly ownLine: boolean;
  /** What it is about: the next item for a comment on its own line, else the item that ends before it. */
  target(): CommentTarget | undefined;
}

/** The comments of a document with what they are about, in source order. */
export function placeComments(document: Document, text: string): readonly PlacedComment[] {
  const { comments, targets } = collectComments(document);
  const byEnd = [...targets].sort((a, b) => a.range.end - b.range.end || b.range.start - a.range.start);
  return comments.map((comment) => {
    const { range } = comment;
    const ownLine = /^[ \t\uFEFF]*$/u.test(text.slice(lineStart(text, range.start), range.start));
    return {
      comment,
      text: comment.style === "/*" ? "" : comment.text.replace(/^(#|\/\/)/u, "").trim(),
      range,
      ownLine,
      target: () => (ownLine ? nextTarget(text, range, targets, comments) : previousTarget(text, range, byEnd)),
    };
  });
}

/** The first item behind the comment, if only comments, blanks and commas stand between. */
function nextTarget(
  text: string,
  range: Range,
  targets: readonly CommentTarget[],
  comments: readonly Comment[],
): CommentTarget | undefined {
  const target = targets[firstIndex(targets, (candidate) => candidate.range.start >= range.end)];
  if (target === undefined) return undefined;
  let from = range.end;
  for (let i = firstIndex(comments, (comment) => comment.range.start >= range.end); i < comments.length; i++) {
    const between = comments[i]?.range;
    if (between === undefined || between.start >= target.range.start) break;
    if (!isGap(text, from, between.start)) return undefined;
    from = between.end;
  }
  return isGap(text, from, target.range.start) ? target : undefined;
}

/** The outermost item that ends before the comment, if only blanks and a comma stand between. */
function previousTarget(text: string, range: Range, byEnd: readonly CommentTarget[]): CommentTarget | undefined {
  const behind = firstIndex(byEnd, (candidate) => candidate.range.end > range.start);
  const target = byEnd[behind - 1];
  return target !== undefined && /^[ \t,]*$/u.test(text.slice(target.range.end, range.start)) ? target : undefined;
}

function isGap(text: string, start: number, end: number): boolean {
  return /^[\s,\uFEFF]*$/u.test(text.slice(start, end));
}

/** The index of the first element for which the condition holds, which must then hold for all behind it. */
function firstIndex<Element>(elements: readonly Element[], condition: (element: Element) => boolean): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element !== undefined && condition(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}
