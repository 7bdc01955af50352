import { defineCheck } from "../define-check.js";

export const reasonEmpty = defineCheck({
  code: "sentry.rule.reason_empty",
  severity: "warning",
  message: "Reason is empty",
  documentation: "The reason tells whoever reads a decision what happened and why it matters.",
  partwise: true,
  *check({ rules }) {
    for (const { reason } of rules) if (reason?.value.trim() === "") yield { range: reason.range };
  },
});
