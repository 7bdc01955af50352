import { type DryJudge, type JudgedEvent, subjectOf } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../document/policy-snapshot.js";
import type { ExplainResult } from "../protocol/requests.js";
import { explainCommand } from "./commands.js";
import { ruleLocation } from "./rule-location.js";

/** How the decision about an event comes about, as plain JSON. */
export function explainResult(snapshot: PolicySnapshot, judge: DryJudge, event: JudgedEvent): ExplainResult {
  const { evidenceComplete, steps, l1Decision, decision, deny } = judge.explain(event);
  return {
    kind: event.kind,
    subject: subjectOf(event),
    evidenceComplete,
    steps: steps.flatMap(({ rule, outcome, span }, position) => {
      if (outcome === "other-kind") return [];
      const { name, layer, verdict } = rule;
      const location = ruleLocation(snapshot, rule);
      return [{ position, name, layer, verdict, outcome, location, ...(span !== undefined && { span }) }];
    }),
    l1Decision,
    decision,
    ...(deny !== undefined && { deny }),
    command: explainCommand(snapshot.uri, event.raw),
  };
}
