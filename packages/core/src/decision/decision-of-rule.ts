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
  const { verdict, severity, name } = rule;
  const reason = `${name}: ${rule.reason}`;
  const decision = { verdict, tier: "Rules", severity, reason, rule: name } as const;
  if (verdict === "allow") return decision;
  const action = requestedDeny(rule.action, event);
  const risk = rule.risk === undefined ? inferRisk(reason, event.kind, "Rules") : riskOf(rule.risk);
  return { ...decision, ...(action === undefined ? {} : { action }), risk };
}
