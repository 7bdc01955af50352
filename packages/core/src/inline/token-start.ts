import { alphanumeric, charClass, hexDigits, isIn } from "./char-class.js";
import type { TextView } from "./text-view.js";

const backslash = 0x5c;
const escapeLetters = charClass("nrtbf");

/**
 * Whether a token can start at an offset: no letter and no digit stands before it, but for those that belong to an
 * escape, such as the n of `\n` in JSON and the digits of `%3D` in an address.
 */
export function isTokenStart(view: TextView, at: number): boolean {
  return !isIn(alphanumeric, view.code(at - 1)) || endsEscape(view, at);
}

/** Whether the characters before an offset are an escape: `\n`, `\u003c` or `%3D`. */
function endsEscape(view: TextView, at: number): boolean {
  if (isIn(escapeLetters, view.code(at - 1)) && view.code(at - 2) === backslash) return true;
  if (view.hasAt(at - 3, "%")) return view.runEnd(hexDigits, at - 2, at) === at;
  return view.hasAt(at - 6, "\\u") && view.runEnd(hexDigits, at - 4, at) === at;
}

/**
 * Where a run that was read backwards really starts: the letters of an escape that stands before it do not belong to it.
 */
export function afterEscape(view: TextView, start: number, end: number): number {
  if (view.code(start - 1) !== backslash) return start;
  if (isIn(escapeLetters, view.code(start))) return start + 1;
  const isUnicode = view.hasAt(start, "u") && view.runEnd(hexDigits, start + 1, start + 5) === start + 5;
  return isUnicode && start + 5 <= end ? start + 5 : start;
}
