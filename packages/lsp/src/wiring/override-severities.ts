import type { Diagnostic } from "@a3s/acl-grammar";
import type { SeverityOverride } from "../settings/settings-table.js";

/**
 * Diagnostics with the severities that the user wants. An error stays one: it says that no judge takes the policy, and an
 * editor that hides it would lie.
 */
export function overrideSeverities(
  diagnostics: readonly Diagnostic[],
  severities: Readonly<Record<string, SeverityOverride>>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const wanted = Object.hasOwn(severities, diagnostic.code) ? severities[diagnostic.code] : undefined;
    if (wanted === undefined || diagnostic.severity === "error") return [diagnostic];
    return wanted === "off" ? [] : [{ ...diagnostic, severity: wanted }];
  });
}
