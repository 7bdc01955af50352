import type { RuleEngine } from "../engine/engine.js";
import type { EventKind } from "../events/kinds.js";
import type { ExplanationStep } from "./explanation.js";

/** Says of every rule what it has to do with a subject. `decider` is the name of the rule that decided, if one did. */
export function explainSteps(
  engine: RuleEngine,
  { kind, subject, decider, evidenceComplete }: ExplainedSubject,
): ExplanationStep[] {
  const matching = new Set(engine.allMatches(kind, subject));
  const decides = engine.rules.findIndex((rule, index) => rule.name === decider && matching.has(index));
  return engine.rules.map((rule, index) => {
    if (rule.on !== "*" && rule.on !== kind) return { rule, outcome: "other-kind" };
    if (!matching.has(index)) return { rule, outcome: "no-match" };
    const span = engine.matchSpan(index, subject);
    const before = decides < 0 || index < decides;
    const outcome = index === decides ? "decides" : before && !evidenceComplete ? "passed-over" : "overruled";
    return { rule, outcome, ...(span === undefined ? {} : { span }) };
  });
}

export interface ExplainedSubject {
  readonly kind: EventKind;
  readonly subject: string;
  readonly decider: string | undefined;
  readonly evidenceComplete: boolean;
}
