import { applyRedactions } from "./apply-redactions.js";
import { findRedactions, type RedactionOptions } from "./find-redactions.js";
import type { MaskedText } from "./redaction.js";

/** Masks the secrets and personal data of a text. `restoreText` gives back exactly what it was. */
export function maskText(text: string, options: RedactionOptions = {}): MaskedText {
  return applyRedactions(text, findRedactions(text, options));
}
