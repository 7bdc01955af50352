import type { Comment, Document, Range } from "@a3s/acl-grammar";
import { isLineStart, skipBlanksBackwards } from "../text-edits.js";
import { type CommentTarget, collectComments } from "./collect-comments.js";

export interface PlacedComment {
  readonly comment: Comment;
  /** What is written behind the marks of a line comment, trimmed; a block comment holds no instructions. */
  readonly text: string;
  readonly range: Range;
  /** Nothing else stands before it on its line. */
  readonly ownLine: boolean;
  /**
   * What a line comment is about: the next item for a comment on its own line, else the item that ends before it.
   * Absent where something else comes between.
   */
  readonly target?: CommentTarget;
}

/** What an instruction in a comment needs of it. */
export type PlacedText = Pick<PlacedComment, "text" | "range" | "ownLine"> & {
  readonly target?: { readonly range: Range };
};

/** The comments of a document with what they are about, in source order. Takes time in proportion to the document. */
export function placeComments(document: Document, text: string): readonly PlacedComment[] {
  const { comments, targets } = collectComments(document);
  const byEnd = [...targets].sort((a, b) => a.range.end - b.range.end || b.range.start - a.range.start);
  const next = nextTargets(text, targets, comments);
  return comments.map((comment, index) => {
    const { range } = comment;
    const ownLine = isAloneBefore(text, range.start);
    const isInstruction = comment.style !== "/*";
    const target = !isInstruction ? undefined : ownLine ? next[index] : previousTarget(text, range, byEnd);
    return {
      comment,
      text: isInstruction ? comment.text.replace(/^(?:#|\/\/)/u, "").trim() : "",
      range,
      ownLine,
      ...(target === undefined ? {} : { target }),
    };
  });
}

/** For every comment the first item behind it, if only comments, blanks and commas stand between. */
function nextTargets(
  text: string,
  targets: readonly CommentTarget[],
  comments: readonly Comment[],
): readonly (CommentTarget | undefined)[] {
  const found: (CommentTarget | undefined)[] = new Array(comments.length);
  for (let index = comments.length - 1; index >= 0; index--) {
    const end = comments[index]?.range.end ?? 0;
    const target = targets[firstIndex(targets, (candidate) => candidate.range.start >= end)];
    const following = comments[index + 1];
    if (following !== undefined && following.range.start < (target?.range.start ?? text.length)) {
      found[index] = isGap(text, end, following.range.start) ? found[index + 1] : undefined;
    } else if (target !== undefined && isGap(text, end, target.range.start)) {
      found[index] = target;
    }
  }
  return found;
}

/** The outermost item that ends before the comment, if only blanks and a comma stand between. */
function previousTarget(text: string, range: Range, byEnd: readonly CommentTarget[]): CommentTarget | undefined {
  const behind = firstIndex(byEnd, (candidate) => candidate.range.end > range.start);
  const target = byEnd[behind - 1];
  return target !== undefined && /^[ \t,]*$/u.test(text.slice(target.range.end, range.start)) ? target : undefined;
}

function isAloneBefore(text: string, offset: number): boolean {
  const start = skipBlanksBackwards(text, offset);
  return isLineStart(text, start) || (start === 1 && text.startsWith("\uFEFF"));
}

function isGap(text: string, start: number, end: number): boolean {
  return /^[\s,]*$/u.test(text.slice(start, end));
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
