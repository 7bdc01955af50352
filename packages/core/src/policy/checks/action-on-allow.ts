import { defineCheck } from "../define-check.js";
import { removeItem } from "../text-edits.js";

export const actionOnAllow = defineCheck({
  code: "sentry.rule.action_on_allow",
  severity: "warning",
  message: "An allow verdict never enforces an action",
  documentation: "An event that is allowed is not denied. Either the verdict or the action is not what was meant.",
  partwise: true,
  *check({ completeRules, text }) {
    for (const { action, verdict, body } of completeRules) {
      const field = body.fields.get("action");
      if (verdict?.value !== "allow" || action?.value === undefined || field === undefined) continue;
      yield {
        range: action.text.range,
        fixes: [{ title: "remove the action", edits: [removeItem(text, field.node.range)] }],
      };
    }
  },
});
