import type { Diagnostic } from "@a3s/acl-grammar";
import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { measureRuleCost } from "../analysis/rule-cost.js";
import { branchesOf, trimEnds } from "../engine/automaton/branches.js";
import { splitAtGaps } from "../engine/automaton/gaps.js";
import { lowerRegex } from "../engine/regex/lower-regex.js";
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
      const counted = message.replace("{count}", String(costLimit));
      const readInParts = isReadInParts(rule.regex);
      diagnostics.push({
        code: "sentry.rule.cost",
        severity,
        message: readInParts ? `${counted}; the judge looks for the parts around its gaps instead` : counted,
        range: rule.nameRange,
        data: { states: cost.states, exact: cost.exact, readInParts },
      });
    }
    yield { done: index + 1, total: policy.rules.length };
  }
  return { diagnostics, complete: true };
}

/** Whether the judge's engine takes every alternative of the regex apart at its gaps where a text makes it grow. */
function isReadInParts(regex: ParsedRegex): boolean {
  return branchesOf(lowerRegex(regex)).every((branch) => splitAtGaps(trimEnds(branch)) !== undefined);
}
