import type { AnalysisRun } from "../analysis/analysis-run.js";
import type { AnalyzeOptions } from "../policy/analyze-document.js";
import { examinePolicy, type PolicyCheck } from "./examine-policy.js";
import type { ProofOptions } from "./prove-policy.js";

export interface CheckPolicyOptions extends AnalyzeOptions, ProofOptions {}

/**
 * Reads and checks a policy as `analyzePolicy` does, and proves what can be proved about its rules. Drive it with
 * `driveAnalysis` or `finishAnalysis`. It never throws and does no I/O; a refuted assertion makes the policy one that is
 * not accepted here, while a judge can still be built from it.
 */
export function* checkPolicy(source: string | Uint8Array, options: CheckPolicyOptions = {}): AnalysisRun<PolicyCheck> {
  const examined = yield* examinePolicy(source, options);
  return yield* examined.prove(options);
}
