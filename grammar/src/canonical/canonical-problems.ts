import type { Diagnostic } from "../diagnostic.js";
import type { Range } from "../source/range.js";

/** Why a document has no canonical form, and the message of each reason. Messages hold no text of the document. */
const messages = {
  "acl.canonical.incomplete_document": "Document has syntax errors",
  "acl.canonical.invalid_unicode": "Canonical form needs Unicode scalar values",
  "acl.canonical.non_finite_number": "Canonical form needs finite numbers",
  "acl.canonical.unsupported_identifier": "Canonical form needs names of ASCII letters, digits and underscores",
} as const;

export type CanonicalProblemCode = keyof typeof messages;

export function canonicalProblem(code: CanonicalProblemCode, range: Range): Diagnostic {
  return { code, severity: "error", message: messages[code], range };
}
