import { defineCheck } from "../define-check.js";

export const nameEmpty = defineCheck({
  code: "sentry.rule.name_empty",
  severity: "error",
  message: "Rule name is empty",
  documentation: "Every rule has a name, which the decisions that it makes carry.",
  partwise: true,
  *check({ rules }) {
    for (const { name } of rules) if (name?.value === "") yield { range: name.range };
  },
});
