import type { Fix } from "../../diagnostic.js";
import type { Finding } from "../findings.js";
import { codePointName, hex } from "./code-point-name.js";

/** Where the text stands: only a double-quoted string can spell a character as an escape. */
export type InvisiblePlace = "double" | "single" | "heredoc" | "comment";

// TAB, LF and CR are left out: they are blanks and line breaks of a heredoc.
const inStrings =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is the one control that is reported in comments.
const inComments = /[\u0000\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Whether the text holds a character that {@link reportInvisible} could report, so that most texts need no second look. */
export function hasInvisible(text: string): boolean {
  inStrings.lastIndex = 0;
  return inStrings.test(text);
}

/** Reports control characters and bidirectional controls of a string or comment. */
export function reportInvisible(
  text: string,
  start: number,
  end: number,
  place: InvisiblePlace,
  findings: Finding[],
): void {
  const pattern = place === "comment" ? inComments : inStrings;
  pattern.lastIndex = start;
  for (;;) {
    const found = pattern.exec(text);
    if (found === null || found.index >= end) return;
    const offset = found.index;
    const isBidirectional = bidirectional.test(found[0]);
    findings.push({
      code: isBidirectional ? "acl.lex.bidi_control" : "acl.lex.control_character",
      range: { start: offset, end: offset + 1 },
      words: { character: codePointName(text, offset) },
      fixes: () => fixesFor(text, offset, place, isBidirectional),
    });
  }
}

function fixesFor(text: string, offset: number, place: InvisiblePlace, isBidirectional: boolean): readonly Fix[] {
  const range = { start: offset, end: offset + 1 };
  const remove: Fix = { title: "remove the character", edits: [{ range, newText: "" }] };
  if (place !== "double") return [remove];
  const spelling = `\\u${hex(text.charCodeAt(offset), 4)}`;
  const spellOut: Fix = { title: `write ${spelling}`, edits: [{ range, newText: spelling }] };
  return isBidirectional ? [remove, spellOut] : [spellOut];
}
