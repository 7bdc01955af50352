import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { type Proof, proveAssertion } from "../analysis/prove-assertion.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import type { Assertion } from "../policy/policy.js";
import { describeRule } from "./describe-rule.js";
import type { PolicyProofs, ProofContext } from "./policy-proofs.js";

/** Proves or refutes every assertion of the policy. */
export function* proveAssertions(context: ProofContext): AnalysisRun<PolicyProofs> {
  const { assertions } = context.policy;
  const diagnostics: Diagnostic[] = [];
  let complete = true;
  for (const [index, assertion] of assertions.entries()) {
    const proof = yield* proveAssertion(context.judged, assertion, context.budget);
    if (proof.kind === "refuted") diagnostics.push(refuted(context, assertion, proof));
    if (proof.kind === "unproven") {
      complete = false;
      diagnostics.push({
        code: "sentry.assert.unproven",
        severity: "warning",
        message: "The assertion is neither proved nor refuted within the budget",
        range: assertion.nameRange,
      });
    }
    yield { done: index + 1, total: assertions.length };
  }
  return { diagnostics, complete };
}

function refuted(
  { policy, judged }: ProofContext,
  { verdict, nameRange }: Assertion,
  proof: Proof & { readonly kind: "refuted" },
): Diagnostic {
  const { severity, message } = proofCodes["sentry.assert.refuted"];
  const decidedBy = proof.rule === undefined ? undefined : describeRule(judged, proof.rule);
  const rule = proof.rule === undefined ? undefined : policy.rules[proof.rule];
  const related = {
    related: [{ message: `rule ${(proof.rule ?? 0) + 1} decides it`, range: rule?.nameRange ?? nameRange }],
  };
  return {
    code: "sentry.assert.refuted",
    severity,
    message: message.replace("{found}", proof.verdict).replace("{expected}", verdict),
    range: nameRange,
    ...(rule === undefined ? {} : related),
    data: { witness: proof.witness, verdict: proof.verdict, ...(decidedBy === undefined ? {} : { decidedBy }) },
  };
}
