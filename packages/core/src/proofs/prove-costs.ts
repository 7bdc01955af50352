import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { measureRuleCost } from "../analysis/rule-cost.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import type { PolicyProofs, ProofContext } from "./policy-proofs.js";

/**
 * Patterns without a gap have dozens of states, some hundreds at most. With a counted gap before a common letter the
 * number doubles with every character of the gap; there is nothing in between to decide about.
 */
export const costLimit = 10_000;

/** Measuring one of them takes a hundred times longer than any other rule, and nobody reads more. */
const maxFindings = 50;

/** Finds the rules of the policy whose automaton alone is so large that reading a subject may become slow. */
export function* proveCosts({ policy }: ProofContext): AnalysisRun<PolicyProofs> {
  const diagnostics: Diagnostic[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    if (diagnostics.length >= maxFindings) break;
    const cost = yield* measureRuleCost(rule.regex, costLimit);
    if (!cost.exact) {
      const { severity, message } = proofCodes["sentry.rule.cost"];
      diagnostics.push({
        code: "sentry.rule.cost",
        severity,
        message: message.replace("{count}", String(costLimit)),
        range: rule.nameRange,
        data: { states: cost.states, exact: cost.exact },
      });
    }
    yield { done: index + 1, total: policy.rules.length };
  }
  return { diagnostics, complete: true };
}
