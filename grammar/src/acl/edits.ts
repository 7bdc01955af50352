import type { Fix, TextEdit } from "../diagnostic.js";
import type { Range } from "../source/range.js";

export function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/** Takes text out; a blank stays where its neighbours would otherwise become one token. */
export function removal(text: string, range: Range): TextEdit {
  const isApart = isBoundary(text.charAt(range.start - 1)) || isBoundary(text.charAt(range.end));
  return { range, newText: isApart ? "" : " " };
}

export function singleEdit(title: string, edit: TextEdit): Fix {
  return { title, edits: [edit] };
}

function isBoundary(char: string): boolean {
  return char === "" || /[\s,;()[\]{}]/.test(char);
}
