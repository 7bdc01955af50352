import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { allowedSeverities } from "../schema/allowed-values.js";

export const ruleSeverity = defineCheck({
  code: "sentry.rule.severity",
  severity: "error",
  message: "Severity must be info, low, medium, high or critical",
  documentation: "A severity is one of five words, in lower case.",
  partwise: true,
  *check({ rules }) {
    for (const { severity } of rules) yield* chosenTextFindings(severity, allowedSeverities);
  },
});
