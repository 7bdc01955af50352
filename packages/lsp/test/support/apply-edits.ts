import type { TextEdit } from "@a3s/acl-grammar";
import { expect } from "vitest";

/** The text with the edits made, which must lie inside the text and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = "";
  let behind = 0;
  for (const { range, newText } of sorted) {
    expect(range.start).toBeGreaterThanOrEqual(behind);
    expect(range.end).toBeGreaterThanOrEqual(range.start);
    expect(range.end).toBeLessThanOrEqual(text.length);
    result += text.slice(behind, range.start) + newText;
    behind = range.end;
  }
  return result + text.slice(behind);
}
