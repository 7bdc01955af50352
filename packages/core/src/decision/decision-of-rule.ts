import type { JudgedEvent } from "../events/event.js";
import type { Rule } from "../policy/policy.js";
import type { Decision } from "./decision.js";
import { requestedDeny } from "./deny-target.js";
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
  const decision = decisionWithoutEvent(rule);
  if (rule.verdict === "allow") return decision;
  const { reason } = decision;
  const action = requestedDeny(rule.action, event);
  const risk = rule.risk === undefined ? inferRisk(reason, event.kind, "Rules") : riskOf(rule.risk);
  return { ...decision, ...(action === undefined ? {} : { action }), risk };
}

/** The decision of a rule without what the event adds to it; the whole decision of a rule that allows. */
export function decisionWithoutEvent({ verdict, severity, name, reason }: Rule): Decision {
  return { verdict, tier: "Rules", severity, reason: `${name}: ${reason}`, rule: name };
}
