import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { speculateOf } from "../model/speculate.js";
import { allowedSeverities } from "../schema/allowed-values.js";

export const speculateValue = defineCheck({
  code: "sentry.speculate.value",
  severity: "error",
  message: "Unknown severity",
  documentation: "`speculate` takes one of the five severities. Other tools take any unknown word as `high`.",
  check: ({ document }) => chosenTextFindings(speculateOf(document), allowedSeverities),
});
