import type { Range } from "./source/range.js";

/** As in the Language Server Protocol. Only an error keeps a document from being accepted. */
export type DiagnosticSeverity = "error" | "warning" | "information" | "hint";

/** Replaces `range` of the source text by `newText`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A change of the source text that removes the diagnostic; its edits do not overlap. */
export interface Fix {
  /** An imperative in the user's words, for example `insert "}"`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Another place that takes part in the finding. */
export interface RelatedInformation {
  readonly message: string;
  readonly range: Range;
}

/** A finding about a source text. Its message holds no text of the source but names of the schema. */
export interface Diagnostic {
  /** Dotted and stable, for example `acl.parse.missing_value`; every code has a page in the manual. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly range: Range;
  /** The preferred fix first. */
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedInformation[];
  /** What a tool may want to know beyond the message, for example the allowed values. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Orders diagnostics by start, then end, then code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
