import type { Diagnostic, TextEdit } from "@a3s/acl-grammar";
import { expect } from "vitest";
import type { AnalyzeOptions, PolicyAnalysis } from "../../src/policy/analyze-document.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";

/** What an error may keep silent, because it depends on the very value that is wrong. */
const revealed = new Set([
  "sentry.fail_open",
  "sentry.rule.fails_open",
  "sentry.rule.action_no_sink",
  "sentry.speculate.needs_tiers",
]);

/**
 * Every fix of a finding removes one finding of its code and adds none of any code, but for what an error kept silent.
 */
export function expectFixesToHelp(
  source: string,
  finding: Diagnostic,
  options: AnalyzeOptions = {},
  analyze: (text: string, options: AnalyzeOptions) => PolicyAnalysis = analyzePolicy,
): void {
  for (const fix of finding.fixes ?? []) {
    const before = countCodes(analyze(source, options).diagnostics);
    const fixed = applyEdits(source, fix.edits);
    const after = countCodes(analyze(fixed, options).diagnostics);
    const context = `"${fix.title}" for ${finding.code} in\n${source}\ngives\n${fixed}`;
    expect(after.get(finding.code) ?? 0, context).toBeLessThan(before.get(finding.code) ?? 0);
    for (const [code, count] of after) {
      if (finding.severity === "error" && revealed.has(code)) continue;
      expect(count, `${code} after ${context}`).toBeLessThanOrEqual(before.get(code) ?? 0);
    }
  }
}

/** The text with the edits made; they do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

function countCodes(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
