import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { allowedRisks } from "../schema/allowed-values.js";

export const ruleRisk = defineCheck({
  code: "sentry.rule.risk",
  severity: "error",
  message: "Unknown risk category",
  documentation: "A rule may state the risk of what it finds, as one of the categories that decisions carry.",
  partwise: true,
  *check({ rules }) {
    for (const { risk } of rules) yield* chosenTextFindings(risk, allowedRisks);
  },
});
