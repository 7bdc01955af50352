import type { Explanation } from "@a3s/sentry-core";

/** An explanation in the JSON output. Rules are named with their position, counted from 1; spans count UTF-16 units. */
export function jsonExplanation(explanation: Explanation) {
  const { event, subject, evidenceComplete, steps, l1Decision, decision, deny } = explanation;
  return {
    kind: event.kind,
    subject,
    evidenceComplete,
    steps: steps.map(({ rule, outcome, span }, index) => ({
      position: index + 1,
      layer: rule.layer,
      rule: rule.name,
      outcome,
      span,
    })),
    l1Decision,
    decision,
    deny,
  };
}
