import type { Diagnostic } from "@a3s/acl-grammar";
import type { CliContext } from "../context.js";
import type { Output } from "../io/output.js";
import { colorsFor } from "../terminal/colors.js";
import { outputWidth } from "../terminal/width.js";
import { hideSecrets } from "./hide-secrets.js";
import { type NamedSource, prettyDiagnostic } from "./pretty-diagnostic.js";

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** There are more than the analysis reports. */
  readonly truncated: boolean;
}

/** The errors alone. Where a report is cut, errors go last, so that none is missing beside findings of other severities. */
export function errorsAmong({ diagnostics, truncated }: Findings): Findings {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { diagnostics: errors, truncated: truncated && errors.length === diagnostics.length };
}

/** All diagnostics of a source for people, a blank line after each and secrets hidden; empty where there are none. */
export function prettyDiagnostics(
  source: NamedSource,
  { diagnostics, truncated }: Findings,
  context: CliContext,
  output: Output,
): string {
  if (diagnostics.length === 0) return "";
  const shown = { ...source, text: hideSecrets(source.text) };
  const options = { colors: colorsFor(context, output), width: outputWidth(output) };
  const blocks = diagnostics.map((diagnostic) => `${prettyDiagnostic(shown, diagnostic, options)}\n`);
  if (truncated) blocks.push(`only the first ${diagnostics.length} findings of this file are shown\n\n`);
  return blocks.join("");
}
