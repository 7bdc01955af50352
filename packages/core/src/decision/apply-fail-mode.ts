import { type Decision, type Severity, severities } from "./decision.js";

/**
 * Settles an escalation that no tier resolved: a block where the policy fails closed, otherwise an allow. The deny is
 * kept only with a block; the risk is kept either way, so that what was let through can be found again.
 */
export function applyFailMode(decision: Decision, failClosed: boolean): Decision {
  if (decision.verdict !== "escalate") return decision;
  const { action, ...rest } = decision;
  return {
    ...rest,
    verdict: failClosed ? "block" : "allow",
    severity: atLeast(decision.severity, "low"),
    reason: `${decision.reason} [unresolved escalation, fail-${failClosed ? "closed" : "open"}]`,
    ...(failClosed && action !== undefined ? { action } : {}),
  };
}

function atLeast(severity: Severity, floor: Severity): Severity {
  return severities.indexOf(severity) < severities.indexOf(floor) ? floor : severity;
}
