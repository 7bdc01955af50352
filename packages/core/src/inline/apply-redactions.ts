import type { MaskedText, Redaction } from "./redaction.js";

/** Puts the placeholders into the text in which the redactions were found. */
export function applyRedactions(text: string, redactions: readonly Redaction[]): MaskedText {
  const originals = new Map<string, string>();
  const parts: string[] = [];
  let given = 0;
  for (const { start, end, placeholder } of redactions) {
    parts.push(text.slice(given, start), placeholder);
    originals.set(placeholder, text.slice(start, end));
    given = end;
  }
  return { text: `${parts.join("")}${text.slice(given)}`, originals };
}
