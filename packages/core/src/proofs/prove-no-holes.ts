import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { analyzeHoles, type Hole } from "../analysis/holes.js";
import { proofCodes } from "../policy/codes/proof-codes.js";
import { alreadyReported } from "./already-reported.js";
import { describeRule } from "./describe-rule.js";
import type { PolicyProofs, ProofContext } from "./policy-proofs.js";

/** More are of no use to a reader, and all of them would take a search for every pair of rules. */
const holesPerRule = 4;

/**
 * Finds the allow rules that take events from later block rules. A rule that is known to decide nothing takes nothing and
 * loses nothing, and that an allow takes every event is another finding.
 */
export function* proveNoHoles(context: ProofContext, dead: ReadonlySet<number>): AnalysisRun<PolicyProofs> {
  const { policy, judged, findings, budget } = context;
  const leftOut = new Set([...dead, ...alreadyReported(policy.rules, findings, ["sentry.rule.shadows_all"])]);
  const options = { ruleCount: policy.rules.length, leftOut, holesPerRule };
  const { holes, complete } = yield* analyzeHoles(judged, budget, options);
  const byAllow = new Map<number, Hole[]>();
  for (const hole of holes) byAllow.set(hole.allow, [...(byAllow.get(hole.allow) ?? []), hole]);
  const diagnostics = [...byAllow].map(([allow, ofAllow]) => holeDiagnostic(context, allow, ofAllow));
  return { diagnostics, complete };
}

function holeDiagnostic({ policy, judged }: ProofContext, allow: number, holes: readonly Hole[]): Diagnostic {
  const witnesses = holes.map(({ witness }) => witness);
  const shortest = witnesses.reduce((a, b) => (b.subject.length < a.subject.length ? b : a));
  const { nameRange } = policy.rules[allow] ?? { nameRange: { start: 0, end: 0 } };
  return {
    code: "sentry.rule.hole",
    ...pickCode(),
    range: nameRange,
    related: holes.flatMap(({ block }) => {
      const range = policy.rules[block]?.nameRange;
      return range === undefined ? [] : [{ message: `rule ${block + 1} would block some of them`, range }];
    }),
    data: { witness: shortest, blocks: holes.map(({ block }) => describeRule(judged, block)) },
  };
}

function pickCode() {
  const { severity, message } = proofCodes["sentry.rule.hole"];
  return { severity, message };
}
