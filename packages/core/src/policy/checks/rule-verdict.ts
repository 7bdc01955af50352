import { chosenTextFindings } from "../chosen-text-findings.js";
import { defineCheck } from "../define-check.js";
import { allowedVerdicts } from "../schema/allowed-values.js";

export const ruleVerdict = defineCheck({
  code: "sentry.rule.verdict",
  severity: "error",
  message: "Verdict must be allow, block or escalate",
  documentation: "A verdict is one of three words, in lower case.",
  partwise: true,
  *check({ rules, assertions }) {
    for (const { verdict } of [...rules, ...assertions]) yield* chosenTextFindings(verdict, allowedVerdicts);
  },
});
