import type { Diagnostic, LineIndex } from "@a3s/acl-grammar";
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import { settingsOf } from "../settings/settings-of.js";
import { overrideSeverities } from "../wiring/override-severities.js";
import { toLspDiagnostic } from "../wiring/to-lsp-diagnostic.js";
import type { Session } from "./session.js";

/** An editor shows no more of one document; a file of sample events may have a wrong line for every line. */
const maxShown = 1_000;

/**
 * Findings about a document as the client is told of them, with the severities of the document's folder. Of more than
 * 1,000 the gravest are told, in their order.
 */
export function lspDiagnostics(
  session: Session,
  { uri, lineIndex }: { readonly uri: string; readonly lineIndex: LineIndex },
  diagnostics: readonly Diagnostic[],
): readonly LspDiagnostic[] {
  const { codeDescriptions } = session.client;
  const shown = gravest(overrideSeverities(diagnostics, settingsOf(session, uri).severities));
  return shown.map((diagnostic) => toLspDiagnostic(diagnostic, { uri, lineIndex, codeDescriptions }));
}

function gravest(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= maxShown) return diagnostics;
  const kept = new Set<Diagnostic>();
  for (const wanted of ["error", "warning", "information", "hint"]) {
    for (const diagnostic of diagnostics) {
      if (kept.size >= maxShown) break;
      if (diagnostic.severity === wanted) kept.add(diagnostic);
    }
  }
  return diagnostics.filter((diagnostic) => kept.has(diagnostic));
}

/** A short text that tells lists of diagnostics apart: FNV-1a over their JSON, and its length. */
export function resultIdOf(items: readonly LspDiagnostic[]): string {
  const text = JSON.stringify(items);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
