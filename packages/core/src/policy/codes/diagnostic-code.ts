import type { DiagnosticSeverity } from "@a3s/acl-grammar";

/** What is fixed about every diagnostic of a code. */
export interface DiagnosticCode {
  /** The severity that it has unless a finding says otherwise. */
  readonly severity: DiagnosticSeverity;
  /** One line, without text of the source; words in braces are filled in with names of the schema, kinds and numbers. */
  readonly message: string;
  /** What it finds and why it matters, in a sentence or two of Markdown. */
  readonly documentation: string;
}
