import type { DryDecision } from "../dry-run/dry-judge.js";
import type { ActualDecision } from "./expectation-result.js";
import type { ExpectedDecision, ExpectedMember } from "./expected-decision.js";
import { expectedMembers } from "./expected-decision.js";

/** A decision in the members that can be expected. */
export function actualDecision({ l1Decision, decision }: DryDecision): ActualDecision {
  const { verdict, rule, severity, action, tier } = l1Decision;
  return {
    verdict,
    final: decision.verdict,
    rule: rule ?? null,
    severity,
    action: action?.kind ?? null,
    tier,
    reason: decision.reason,
  };
}

/** The members in which a decision is not as expected. */
export function mismatchesOf(expected: ExpectedDecision, actual: ActualDecision): readonly ExpectedMember[] {
  const names = Object.keys(expectedMembers) as ExpectedMember[];
  return names.filter((name) => expected[name] !== undefined && expected[name] !== actual[name]);
}
