import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { allowedKinds } from "../schema/allowed-values.js";

export const ruleOn = defineCheck({
  code: "sentry.rule.on",
  severity: "error",
  message: "Unknown event kind",
  documentation:
    "There are no events of this kind, so the rule would never match. Kinds are written exactly as listed.",
  partwise: true,
  *check({ rules, assertions }) {
    for (const { on } of [...rules, ...assertions]) yield* chosenTextFindings(on, allowedKinds);
  },
});
