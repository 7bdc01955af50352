import type { Diagnostic, DiagnosticSeverity, LineIndex } from "@a3s/acl-grammar";
import { type Diagnostic as LspDiagnostic, DiagnosticSeverity as LspSeverity } from "vscode-languageserver";
import { toLspRange } from "./to-lsp-range.js";

export interface DiagnosticContext {
  readonly uri: string;
  readonly lineIndex: LineIndex;
  /** Whether the client shows the page that a code has. */
  readonly codeDescriptions: boolean;
}

/** Where the pages of the manual about codes stand. */
export const documentationBase = "https://github.com/A3S-Lab/Sentry/blob/main/docs/diagnostics/";

/** The page of the manual about a code. */
export function documentationOf(code: string): string {
  return `${documentationBase}${code}.md`;
}

export function toLspDiagnostic(diagnostic: Diagnostic, context: DiagnosticContext): LspDiagnostic {
  const { uri, lineIndex, codeDescriptions } = context;
  const { code, severity, message, range, related } = diagnostic;
  return {
    range: toLspRange(lineIndex, range),
    severity: severities[severity],
    code,
    source: "sentry",
    message,
    ...(codeDescriptions ? { codeDescription: { href: documentationOf(code) } } : {}),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ message, range }) => ({
            message,
            location: { uri, range: toLspRange(lineIndex, range) },
          })),
        }),
  };
}

const severities: Readonly<Record<DiagnosticSeverity, LspSeverity>> = {
  error: LspSeverity.Error,
  warning: LspSeverity.Warning,
  information: LspSeverity.Information,
  hint: LspSeverity.Hint,
};
