import type { AnalysisRun } from "../analysis/analysis-run.js";
import { builtinRuleNames } from "../builtin/names.js";
import { type AnalyzeOptions, examineDocument, type PolicyAnalysis } from "../policy/analyze-document.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import { type ProofOptions, provePolicy } from "./prove-policy.js";

export interface CheckPolicyOptions extends AnalyzeOptions, ProofOptions {}

export interface PolicyCheck extends PolicyAnalysis {
  /**
   * Whether every question of the proofs was settled. False where the budget was spent, or where the document has errors
   * of its own, so that nothing was asked.
   */
  readonly proven: boolean;
}

/**
 * Reads and checks a policy as `analyzePolicy` does, and proves what can be proved about its rules. Drive it with
 * `driveAnalysis` or `finishAnalysis`. It never throws and does no I/O; a refuted assertion makes the policy one that is
 * not accepted here, while a judge can still be built from it.
 */
export function* checkPolicy(source: string | Uint8Array, options: CheckPolicyOptions = {}): AnalysisRun<PolicyCheck> {
  const examined = examineDocument(source, options, { name: "site", builtinNames: builtinRuleNames });
  const analysis = examined.conclude(examined.findings);
  if (!analysis.accepted || analysis.parsed.truncated) return { ...analysis, proven: false };
  const proofs = yield* provePolicy(examined, options);
  const unasked = examined.findings.filter(({ code }) => code !== "sentry.assert.unproven");
  const concluded = examined.conclude(
    [...unasked, ...proofs.diagnostics],
    (code) => proofs.complete || !(code in proofCodes),
  );
  return { ...concluded, proven: proofs.complete };
}
