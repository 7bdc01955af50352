import { defineCheck } from "../define-check.js";
import { booleanOf } from "../model/field-values.js";

export const actionOnEscalate = defineCheck({
  code: "sentry.rule.action_on_escalate",
  severity: "information",
  message: "The action is not used when a deeper tier decides",
  documentation:
    "The action of a rule that escalates is used only if no deeper tier settles the event and `fail_closed` blocks it.",
  wholeDocument: true,
  *check({ completeRules, document, singles }) {
    const failsClosed = booleanOf(document, "fail_closed") === true;
    if (failsClosed && !singles.has("llm") && !singles.has("agent")) return;
    for (const rule of completeRules) {
      const { action } = rule;
      if (action?.value !== undefined && rule.verdict?.value === "escalate") yield { range: action.text.range };
    }
  },
});
