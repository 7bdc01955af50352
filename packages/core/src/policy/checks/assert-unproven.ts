import { defineCheck } from "../define-check.js";

export const assertUnproven = defineCheck({
  code: "sentry.assert.unproven",
  severity: "information",
  message: "The assertion is not proved",
  documentation: "The assertion is read and its parts are checked, but nothing has proved that the policy keeps it.",
  *check({ assertions }) {
    for (const { body } of assertions) if (!body.incomplete) yield { range: body.nameRange };
  },
});
