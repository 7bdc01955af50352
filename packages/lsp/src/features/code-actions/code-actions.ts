import type { Diagnostic, Range } from "@a3s/acl-grammar";
import { diagnosticCodes } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import type { CodeAction } from "./code-action.js";
import { extractKey } from "./extract-key.js";
import { ignoreFinding } from "./ignore-finding.js";
import { rewriteRules } from "./rewrite-rules.js";
import { rewriteString } from "./rewrite-string.js";

/**
 * What can be done about a stretch of a policy: the fixes of the findings there, best first, then what rewrites it.
 *
 * @param diagnostics All findings of this version; default: those of its text. Who has proofs gives them, too.
 */
export function codeActions(
  snapshot: PolicySnapshot,
  range: Range,
  diagnostics: readonly Diagnostic[] = snapshot.analysis.diagnostics,
): readonly CodeAction[] {
  const here = diagnostics.filter((diagnostic) => touches(diagnostic.range, range));
  return [
    ...here.flatMap(quickFixes),
    ...here.flatMap((diagnostic) => ignoreFinding(snapshot, diagnostic) ?? []),
    ...explanations(here),
    ...rewriteRules(snapshot, range),
    ...rewriteString(snapshot, range),
    ...extractKey(snapshot, range),
  ];
}

/** The fixes and the explanations of the findings at a stretch of a file of sample events. */
export function findingActions(diagnostics: readonly Diagnostic[], range: Range): readonly CodeAction[] {
  const here = diagnostics.filter((diagnostic) => touches(diagnostic.range, range));
  return [...here.flatMap(quickFixes), ...explanations(here)];
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function quickFixes(diagnostic: Diagnostic): readonly CodeAction[] {
  const fixes = diagnostic.fixes ?? [];
  return fixes.map(({ title, edits }, index) => ({
    kind: "quick-fix",
    title: capitalized(title),
    edits,
    diagnostic,
    ...(index === 0 && fixes.length === 1 ? { isPreferred: true as const } : {}),
  }));
}

function explanations(diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const byCode = new Map(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic]));
  return [...byCode.values()]
    .filter(({ code }) => Object.hasOwn(diagnosticCodes, code))
    .map((diagnostic) => ({ kind: "explain", title: `Explain ${diagnostic.code}`, edits: [], diagnostic }));
}

export function capitalized(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
