import type { Diagnostic, LineIndex, Range } from "@a3s/acl-grammar";

/** A place as in the Language Server Protocol: from 0, `character` in UTF-16 units. */
interface JsonPosition {
  readonly line: number;
  readonly character: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** A diagnostic in the JSON output; `fix` is the preferred one of several. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly range: JsonRange;
  readonly fix?: { readonly title: string; readonly edits: readonly { range: JsonRange; newText: string }[] };
  /** Places that take part, for example the rules that hide another one. */
  readonly related?: readonly { readonly message: string; readonly range: JsonRange }[];
  /** What was found beyond the message, for example an event that shows it. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export function jsonDiagnostic(
  lineIndex: LineIndex,
  { code, severity, message, range, fixes, related, data }: Diagnostic,
): JsonDiagnostic {
  const at = (of: Range): JsonRange => ({ start: lineIndex.positionAt(of.start), end: lineIndex.positionAt(of.end) });
  const fix = fixes?.[0];
  return {
    code,
    severity,
    message,
    range: at(range),
    ...(fix && {
      fix: { title: fix.title, edits: fix.edits.map((edit) => ({ range: at(edit.range), newText: edit.newText })) },
    }),
    ...(related && { related: related.map((one) => ({ message: one.message, range: at(one.range) })) }),
    ...(data && { data }),
  };
}
