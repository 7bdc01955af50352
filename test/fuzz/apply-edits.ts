import type { TextEdit } from "@a3s/acl-grammar";
import { checkRange } from "./check-range.js";

/** Applies edits that may touch but not overlap, in whatever order they come. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = "";
  let end = 0;
  for (const { range, newText } of [...edits].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  )) {
    checkRange(text, range, "an edit");
    if (range.start < end) throw new Error("edits overlap");
    edited += text.slice(end, range.start) + newText;
    end = range.end;
  }
  return edited + text.slice(end);
}
