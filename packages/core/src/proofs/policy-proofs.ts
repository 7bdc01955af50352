import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisBudget } from "../analysis/analysis-budget.js";
import type { JudgedRules } from "../analysis/judged-rules.js";
import type { Policy } from "../policy/policy.js";

/** What the proofs of a policy found. */
export interface PolicyProofs {
  readonly diagnostics: readonly Diagnostic[];
  /** Every question was settled. When false, what is not reported may still be wrong. */
  readonly complete: boolean;
}

/** What a proof looks at. */
export interface ProofContext {
  readonly policy: Policy;
  /** The rules of the policy, and behind them the built-in ones. */
  readonly judged: JudgedRules;
  /** What reading the text found, with that which ignore comments silence. */
  readonly findings: readonly Diagnostic[];
  readonly budget: AnalysisBudget;
}
