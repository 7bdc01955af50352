import type { Range } from "@a3s/acl-grammar";

/** Takes the marks ⟦ ⟧ out of a text and tells where they were; they may be empty but not nested. */
export function readMarks(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = "";
  for (const [index, piece] of marked.split(/[⟦⟧]/u).entries()) {
    if (index % 2 === 1) ranges.push({ start: text.length, end: text.length + piece.length });
    text += piece;
  }
  return { text, ranges };
}
