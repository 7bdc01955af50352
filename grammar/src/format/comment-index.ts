import type { Comment } from "../acl/ast.js";

/** All comments of a document by position; ranges are half-open UTF-16 offsets. */
export interface CommentIndex {
  /** The comments that start within a range, in order. */
  between(start: number, end: number): readonly Comment[];
  hasBetween(start: number, end: number): boolean;
}

/** `comments` in source order. */
export function createCommentIndex(comments: readonly Comment[]): CommentIndex {
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((comments[middle]?.range.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    between: (start, end) => comments.slice(firstFrom(start), firstFrom(Math.max(start, end))),
    hasBetween: (start, end) => (comments[firstFrom(start)]?.range.start ?? Number.POSITIVE_INFINITY) < end,
  };
}
