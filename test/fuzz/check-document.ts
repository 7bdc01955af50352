import { analyzePolicy, diagnosticCodes } from "@a3s/sentry-core";
import { checkDiagnostics } from "./check-diagnostics.js";
import { checkSyntax } from "./check-syntax.js";

/** What became of a document. */
export interface DocumentOutcome {
  readonly accepted: boolean;
  /** Free of syntax errors, so that it is formatted. */
  readonly formatted: boolean;
}

/** Puts a document through everything that reads one, and throws where a promise is not kept. */
export function checkDocument(source: string | Uint8Array): DocumentOutcome {
  const { parsed, formatted } = checkSyntax(source);
  const { accepted, diagnostics, truncated } = analyzePolicy(source);
  checkDiagnostics(parsed.text, diagnostics);
  for (const { code } of diagnostics)
    if (!Object.hasOwn(diagnosticCodes, code)) throw new Error(`${code} is not a known code`);
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  if (accepted && hasErrors) throw new Error("a document with an error is accepted");
  if (!accepted && !hasErrors && !truncated) throw new Error("a document without an error is not accepted");
  return { accepted, formatted };
}
