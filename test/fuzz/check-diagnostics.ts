import { compareDiagnostics, type Diagnostic } from "@a3s/acl-grammar";
import { applyEdits } from "./apply-edits.js";
import { checkRange } from "./check-range.js";

/** Diagnostics are sorted, lie inside of the text, and their fixes can be applied. */
export function checkDiagnostics(text: string, diagnostics: readonly Diagnostic[]): void {
  diagnostics.forEach((diagnostic, index) => {
    const { code, range, message } = diagnostic;
    if (message === "") throw new Error(`${code} has no message`);
    checkRange(text, range, code);
    for (const fix of diagnostic.fixes ?? []) applyEdits(text, fix.edits);
    for (const related of diagnostic.related ?? []) checkRange(text, related.range, `${code}, related`);
    const previous = diagnostics[index - 1];
    if (previous !== undefined && compareDiagnostics(previous, diagnostic) > 0)
      throw new Error(`${code} is out of order`);
  });
}
