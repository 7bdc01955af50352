import { defineCheck } from "../define-check.js";

export const assertUnproven = defineCheck({
  code: "sentry.assert.unproven",
  severity: "warning",
  message: "The assertion is not proved",
  documentation:
    "Nothing has proved that the policy keeps the assertion: the budget was spent before it was settled, or, as information, no proof was asked for.",
  *check({ assertions }) {
    for (const { body } of assertions) if (!body.incomplete) yield { range: body.nameRange, severity: "information" };
  },
});
