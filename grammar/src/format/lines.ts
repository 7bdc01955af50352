import type { Block, Comment, Item, ObjectEntry, Value } from "../acl/ast.js";
import type { Range } from "../source/range.js";
import type { CommentIndex } from "./comment-index.js";
import { hasBlankLine, hasLineBreak } from "./source-text.js";

/** What gets a line of its own between brackets (or in the document) that are written over several lines. */
export type Line = Item | ObjectEntry | Value;

/** The inside of a pair of brackets, or the whole document. */
export interface Container {
  readonly kind: "document" | "body" | "object" | "list" | "arguments";
  /** Just behind the opening bracket. */
  readonly start: number;
  /** Just before the closing bracket. */
  readonly end: number;
  readonly lines: readonly Line[];
}

/** One thing to print on its own line: a comment, or a line with the comments behind it. */
export type Unit = CommentUnit | LineUnit;

export interface CommentUnit {
  readonly kind: "comment";
  readonly comment: Comment;
  /** Stood inside the line below it, where there is no place for it any more. */
  readonly moved: boolean;
  blankBefore: boolean;
}

export interface LineUnit {
  readonly kind: "line";
  readonly line: Line;
  readonly trailing: readonly Comment[];
  blankBefore: boolean;
}

export interface Arrangement {
  /** Comments on the line of the opening bracket. */
  readonly opening: readonly Comment[];
  readonly units: readonly Unit[];
}

/** The stretch of the source that a line takes, redundant parentheses included. */
export function extentOf(line: Line): Range {
  switch (line.kind) {
    case "attribute":
    case "entry":
      return { start: line.range.start, end: outerRange(line.value).end };
    case "block":
      return { start: line.range.start, end: blockEnd(line) };
    case "bad":
      return line.range;
    default:
      return outerRange(line);
  }
}

export function blockEnd(block: Block): number {
  return block.closeRange?.end ?? block.range.end;
}

/** Sorts the comments of a container to its lines, and notes the blank lines that are to be kept. */
export function arrange(text: string, comments: CommentIndex, container: Container): Arrangement {
  const units: Unit[] = [];
  let opening: readonly Comment[] = [];
  let previous: { line: Line; blankBefore: boolean; moved: readonly Comment[]; behind: readonly Comment[] } | undefined;
  let position = container.start;
  let blanksFrom = container.start;

  const closePrevious = (trailing: readonly Comment[]): void => {
    if (previous === undefined) {
      opening = trailing;
      return;
    }
    let { blankBefore } = previous;
    for (const comment of previous.moved) {
      units.push({ kind: "comment", comment, moved: true, blankBefore });
      blankBefore = false;
    }
    const behind = [...previous.behind, ...trailing];
    // Nothing can stand behind a line comment on its line.
    const first = behind.findIndex((comment) => comment.style !== "/*");
    const sameLine = first < 0 ? behind : behind.slice(0, first + 1);
    units.push({ kind: "line", line: previous.line, trailing: sameLine, blankBefore });
    for (const comment of behind.slice(sameLine.length)) {
      units.push({ kind: "comment", comment, moved: false, blankBefore: false });
    }
  };

  for (const line of [...container.lines, undefined]) {
    const extent = line === undefined ? { start: container.end, end: container.end } : extentOf(line);
    const between = comments.between(position, extent.start);
    const isOpening = previous === undefined;
    const trailing =
      isOpening && (container.kind === "document" || between.length === 0)
        ? 0
        : countTrailing(text, between, { start: position, end: extent.start, isOpening, isLast: line === undefined });
    closePrevious(between.slice(0, trailing));
    blanksFrom = between[trailing - 1]?.range.end ?? position;
    for (const comment of between.slice(trailing)) {
      const blankBefore = units.length > 0 && hasBlankLine(text, blanksFrom, comment.range.start);
      units.push({ kind: "comment", comment, moved: false, blankBefore });
      blanksFrom = comment.range.end;
    }
    if (line === undefined) break;
    const blankBefore = units.length > 0 && hasBlankLine(text, blanksFrom, extent.start);
    previous = { line, blankBefore, ...looseComments(comments, line, extent) };
    position = extent.end;
  }
  return { opening, units };
}

/**
 * How many of the comments in a gap stand behind what is before it, on its line. A comment that is followed by another
 * line's text stands before that when a comma or the opening bracket is in front of it.
 */
function countTrailing(
  text: string,
  between: readonly Comment[],
  gap: { start: number; end: number; isOpening: boolean; isLast: boolean },
): number {
  let count = 0;
  let beforeComma = 0;
  let commaSeen = false;
  let end = gap.start;
  for (const comment of between) {
    if (hasLineBreak(text, end, comment.range.start)) break;
    commaSeen ||= text.slice(end, comment.range.start).includes(",");
    count += 1;
    if (!commaSeen) beforeComma = count;
    end = comment.range.end;
  }
  if (count < between.length || hasLineBreak(text, end, gap.end)) return count;
  if (gap.isOpening) return 0;
  return gap.isLast ? count : beforeComma;
}

/** The comments within a line that stand neither in brackets of its own nor behind it. */
function looseComments(
  comments: CommentIndex,
  line: Line,
  extent: Range,
): { moved: readonly Comment[]; behind: readonly Comment[] } {
  const inside = bracketsOf(line);
  if (inside === undefined) return { moved: comments.between(extent.start, extent.end), behind: [] };
  const before = comments.between(extent.start, inside.start);
  const after = comments.between(inside.end, extent.end);
  // Comments keep their order, so one behind the brackets cannot move above those in them.
  if (comments.hasBetween(inside.start, inside.end)) return { moved: before, behind: after };
  return { moved: [...before, ...after], behind: [] };
}

function bracketsOf(line: Line): Range | undefined {
  if (line.kind === "attribute" || line.kind === "entry") return bracketsOf(line.value);
  if (line.kind !== "block" && line.kind !== "list" && line.kind !== "object" && line.kind !== "call") return undefined;
  return { start: line.openRange.end, end: line.closeRange?.start ?? line.range.end };
}

function outerRange(value: Value): Range {
  return value.parens ?? value.range;
}
