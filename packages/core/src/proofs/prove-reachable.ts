import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { analyzeReachability } from "../analysis/reachability.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import { alreadyReported } from "./already-reported.js";
import type { PolicyProofs, ProofContext } from "./policy-proofs.js";

export interface ReachabilityProofs extends PolicyProofs {
  /** The rules that are known to decide nothing, whichever finding says so. */
  readonly dead: ReadonlySet<number>;
}

/** Finds the rules of the policy that never decide anything. */
export function* proveReachable({ policy, judged, findings, budget }: ProofContext): AnalysisRun<ReachabilityProofs> {
  const { rules } = policy;
  const reported = alreadyReported(rules, findings, ["sentry.rule.shadowed", "sentry.rule.match_never"]);
  const answers = yield* analyzeReachability(judged, budget, { to: rules.length });
  const dead = new Set(reported);
  const diagnostics: Diagnostic[] = [];
  for (const [index, answer] of answers.entries()) {
    const rule = rules[index];
    if (rule === undefined || answer.kind !== "unreachable") continue;
    dead.add(index);
    if (reported.has(index)) continue;
    const { hiddenBy } = answer;
    diagnostics.push({
      code: "sentry.rule.unreachable",
      severity: proofCodes["sentry.rule.unreachable"].severity,
      message:
        hiddenBy.length === 0
          ? "The pattern occurs in no event of this kind"
          : proofCodes["sentry.rule.unreachable"].message,
      range: rule.nameRange,
      related: hiddenBy.flatMap((hiding) => {
        const range = rules[hiding]?.nameRange;
        return range === undefined ? [] : [{ message: `rule ${hiding + 1} takes events of it`, range }];
      }),
      data: { proof: "all events", hiddenBy: hiddenBy.map((hiding) => hiding + 1) },
    });
  }
  return { diagnostics, dead, complete: answers.every(({ kind }) => kind !== "unproven") };
}
