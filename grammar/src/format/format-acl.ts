import type { ParsedAcl } from "../acl/parse-acl.js";
import type { TextEdit } from "../diagnostic.js";
import { editsBetween } from "./edits-between.js";
import { type PrintedDocument, printDocument } from "./print-document.js";
import { findChange } from "./self-check.js";

export type FormatResult =
  | { readonly formatted: true; readonly text: string }
  /** `reason` is a sentence for the user; it quotes nothing of the document. */
  | { readonly formatted: false; readonly reason: string };

/**
 * A document in the one layout of the language. Values, comments and every order stay as they are; only blanks, line
 * breaks, commas, redundant parentheses and some spellings change. A document with a syntax error is not touched, and
 * neither is one whose formatted text would not be read as the same document.
 */
export function formatAcl(parsed: ParsedAcl): FormatResult {
  const result = format(parsed);
  return result.formatted ? { formatted: true, text: result.printed.text } : result;
}

/**
 * The changes that {@link formatAcl} makes, as small as they can be: in source order, disjoint, none where nothing
 * changes. A document that is not formatted has none.
 */
export function formatEdits(parsed: ParsedAcl): TextEdit[] {
  const result = format(parsed);
  if (!result.formatted) return [];
  return editsBetween(parsed.text, result.printed.text, result.printed.anchors);
}

type Formatted =
  | { readonly formatted: true; readonly printed: PrintedDocument }
  | { readonly formatted: false; readonly reason: string };

function format(parsed: ParsedAcl): Formatted {
  if (parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error")) {
    return { formatted: false, reason: "The document has syntax errors" };
  }
  const printed = printDocument(parsed.text, parsed.document);
  const change = findChange(parsed, printed.text);
  return change === undefined ? { formatted: true, printed } : { formatted: false, reason: change };
}
