import type { JudgedEvent } from "../events/event.js";
import type { EventKind } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import type { Decision, EnforceAction } from "./decision.js";
import { naturalDeny, requestedDeny } from "./deny-target.js";
import { inferRisk, riskOf } from "./infer-risk.js";

/** The decision on an event that no rule matches. */
export const noRuleMatched: Decision = Object.freeze({
  verdict: "allow",
  tier: "Rules",
  severity: "info",
  reason: "no rule matched",
});

/** The decision of the rule that matches first. A deny goes with it unless the rule allows: an allow denies nothing. */
export function decisionOfRule(rule: Rule, event: JudgedEvent): Decision {
  return decisionOnKind(rule, event.kind, () => naturalDeny(event));
}

/** As `decisionOfRule`, for an event of which little is known. */
export function decisionOnKind(rule: Rule, kind: EventKind, deny: () => EnforceAction | undefined): Decision {
  const { verdict, severity, name } = rule;
  const reason = `${name}: ${rule.reason}`;
  const decision = { verdict, tier: "Rules", severity, reason, rule: name } as const;
  if (verdict === "allow") return decision;
  const action = rule.action === undefined ? undefined : requestedDeny(rule.action, deny());
  const risk = rule.risk === undefined ? inferRisk(reason, kind, "Rules") : riskOf(rule.risk);
  return { ...decision, ...(action === undefined ? {} : { action }), risk };
}
