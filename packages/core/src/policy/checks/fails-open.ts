import { defineCheck } from "../define-check.js";
import { escalationsAreAllowed } from "../escalations-are-allowed.js";

export const failsOpen = defineCheck({
  code: "sentry.rule.fails_open",
  severity: "warning",
  message: "Nothing handles escalations: these events are allowed",
  documentation:
    "The rule escalates, but there is no llm and no agent to decide, and without `fail_closed` what nobody decides is allowed.",
  wholeDocument: true,
  *check(context) {
    if (!escalationsAreAllowed(context)) return;
    for (const { verdict } of context.completeRules) {
      if (verdict?.value === "escalate") yield { range: verdict.text.range };
    }
  },
});
