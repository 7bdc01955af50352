import type { CustomPatternMatcherReturn } from "chevrotain";
import { identifierEnd } from "./characters.js";

/** An identifier, keywords included. */
export function matchWord(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = identifierEnd(text, offset);
  return end === offset ? null : [text.slice(offset, end)];
}

/** The byte order mark, which counts as one only at the very start. */
export function matchByteOrderMark(text: string, offset: number): CustomPatternMatcherReturn | null {
  return offset === 0 && text.charCodeAt(0) === 0xfeff ? ["\uFEFF"] : null;
}
