import type { TextEdit } from "@a3s/acl-grammar";

/** The text after edits, which are in the order of the text and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let behind = 0;
  for (const { range, newText } of edits) {
    result += text.slice(behind, range.start) + newText;
    behind = range.end;
  }
  return result + text.slice(behind);
}
