import { defineCheck } from "../define-check.js";
import { regexFindings } from "../patterns/regex-findings.js";

export const regexSize = defineCheck({
  code: "sentry.rule.regex_size",
  severity: "error",
  message: "Regex is too large",
  documentation: "The pattern is over 16 KiB, or its counted repetitions multiply to more than 100,000.",
  partwise: true,
  check: (context) => regexFindings(context, "size", "Regex is too large"),
});
