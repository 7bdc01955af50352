import stringWidth from "string-width";
import { visibleText } from "../terminal/visible-text.js";

/** A stretch of one line, in UTF-16 units from the start of the line; an empty one marks the place before `end`. */
export interface MarkedLine {
  readonly line: string;
  readonly start: number;
  readonly end: number;
}

/** A line as it is shown, with the columns that its mark covers. */
export interface SourceWindow {
  readonly text: string;
  /** Columns before the mark. */
  readonly markColumn: number;
  /** At least 1. */
  readonly markWidth: number;
}

/**
 * Shows a line in at most `width` columns: the part around the mark when the line is longer, with `…` where something
 * is left out. A tab takes four columns; characters that are not seen are made visible.
 */
export function sourceWindow({ line, start, end }: MarkedLine, width: number): SourceWindow {
  const room = width - 2 * stringWidth(ellipsis);
  const shown = chooseStretch(line, start, room);
  const left = shown.start > 0 ? ellipsis : "";
  const right = shown.end < line.length ? ellipsis : "";
  const before = left + shownText(line.slice(shown.start, start));
  const marked = shownText(line.slice(start, Math.min(end, shown.end)));
  const after = shownText(line.slice(Math.max(start, Math.min(end, shown.end)), shown.end)) + right;
  return {
    text: before + marked + after,
    markColumn: stringWidth(before),
    markWidth: Math.max(1, stringWidth(marked)),
  };
}

const ellipsis = "…";
const tab = "    ";

function shownText(text: string): string {
  return text.split("\t").map(visibleText).join(tab);
}

/** The mark's start stays in view with a third of the room before it, or more when little follows. */
function chooseStretch(line: string, markStart: number, room: number): { start: number; end: number } {
  const ahead = walk(line, markStart, room, 1);
  const behind = walk(line, markStart, Math.max(Math.floor(room / 3), room - ahead.columns), -1);
  return { start: behind.offset, end: walk(line, markStart, room - behind.columns, 1).offset };
}

/** How far from an offset so many columns reach; counted a character at a time, which never counts too little. */
function walk(line: string, from: number, columns: number, step: 1 | -1): { offset: number; columns: number } {
  let offset = from;
  let used = 0;
  for (;;) {
    const character = step === 1 ? characterAfter(line, offset) : characterBefore(line, offset);
    if (character === "") return { offset, columns: used };
    // A combining mark takes no column of its own, but must not let a pile of them pass for an empty line.
    const width = Math.max(stringWidth(shownText(character)), /\p{M}/u.test(character) ? 1 : 0);
    if (used + width > columns) return { offset, columns: used };
    used += width;
    offset += step * character.length;
  }
}

function characterAfter(line: string, offset: number): string {
  const code = line.codePointAt(offset);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(line: string, offset: number): string {
  if (offset <= 0) return "";
  const pair = line.slice(Math.max(0, offset - 2), offset);
  return [...pair].at(-1) ?? "";
}
