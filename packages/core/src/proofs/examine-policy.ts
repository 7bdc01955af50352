import type { AnalysisRun } from "../analysis/analysis-run.js";
import { builtinRuleNames } from "../builtin/names.js";
import { type AnalyzeOptions, examineDocument, type PolicyAnalysis } from "../policy/analyze-document.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import { type ProofOptions, provePolicy } from "./prove-policy.js";

export interface PolicyCheck extends PolicyAnalysis {
  /**
   * Whether every question of the proofs was settled. False where the budget was spent, or where the document has errors
   * of its own, so that nothing was asked.
   */
  readonly proven: boolean;
}

/** A policy that was read and checked, and can be proved when there is time. */
export interface ExaminedPolicy {
  /** What its text alone tells: the same as `analyzePolicy` gives. */
  readonly analysis: PolicyAnalysis;
  /** Proves what can be proved about its rules; the same as `checkPolicy` gives. */
  prove(options?: ProofOptions): AnalysisRun<PolicyCheck>;
}

/**
 * Reads and checks a policy as `analyzePolicy` does, in pieces, and leaves the proofs for later. Drive it with
 * `driveAnalysis` or `finishAnalysis`. It never throws and does no I/O.
 */
export function* examinePolicy(source: string | Uint8Array, options: AnalyzeOptions = {}): AnalysisRun<ExaminedPolicy> {
  const examined = yield* examineDocument(source, options, { name: "site", builtinNames: builtinRuleNames });
  const analysis = examined.conclude(examined.findings);
  return {
    analysis,
    *prove(proofOptions = {}) {
      if (!analysis.accepted || analysis.parsed.truncated) return { ...analysis, proven: false };
      const proofs = yield* provePolicy(examined, proofOptions);
      const unasked = examined.findings.filter(({ code }) => code !== "sentry.assert.unproven");
      const concluded = examined.conclude(
        [...unasked, ...proofs.diagnostics],
        (code) => proofs.complete || !(code in proofCodes),
      );
      return { ...concluded, proven: proofs.complete };
    },
  };
}
