import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";

/** Whether what a client calls a change can be applied: a whole text, or a text for a range of positions. */
export function isContentChange(value: unknown): value is TextDocumentContentChangeEvent {
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") return false;
  if (!("range" in value) || value.range === undefined || value.range === null) return true;
  const { range } = value;
  if (typeof range !== "object" || !("start" in range) || !("end" in range)) return false;
  return isPosition(range.start) && isPosition(range.end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("line" in value) || !("character" in value)) return false;
  return isCount(value.line) && isCount(value.character);
}

/** Negative numbers are clamped by who applies the change; what is no whole number has no meaning. */
function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value);
}
