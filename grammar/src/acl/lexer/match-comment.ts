import type { CustomPatternMatcherReturn } from "chevrotain";
import { lineEnd } from "./characters.js";

export function matchLineComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text.charAt(offset) !== "#" && !text.startsWith("//", offset)) return null;
  return [text.slice(offset, lineEnd(text, offset))];
}

/** A block comment; without its end mark it takes the rest of the text. */
export function matchBlockComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!text.startsWith("/*", offset)) return null;
  const end = text.indexOf("*/", offset + 2);
  return [end < 0 ? text.slice(offset) : text.slice(offset, end + 2)];
}

/** A single slash, with which the rest of its line is read as a comment. */
export function matchSlashComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text.charAt(offset) !== "/") return null;
  return [text.slice(offset, lineEnd(text, offset))];
}
