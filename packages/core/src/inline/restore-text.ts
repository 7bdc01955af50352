import { restoreWith } from "./redaction-vault.js";

/**
 * Puts back what the placeholders of a text stand for. A placeholder that is not in `originals` stays as it is, and what is
 * put in is not looked at again.
 */
export function restoreText(text: string, originals: ReadonlyMap<string, string>): string {
  return restoreWith(text, (placeholder) => originals.get(placeholder));
}
