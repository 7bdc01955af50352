import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { allowedActions } from "../schema/allowed-values.js";

export const ruleAction = defineCheck({
  code: "sentry.rule.action",
  severity: "error",
  message: "Action must be deny-egress, deny-file or deny-exec",
  documentation: "There are three actions. Other tools take any other text as no action at all.",
  partwise: true,
  *check({ rules }) {
    for (const { action } of rules) yield* chosenTextFindings(action, allowedActions);
  },
});
