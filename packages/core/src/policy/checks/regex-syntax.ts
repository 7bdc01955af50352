import { defineCheck } from "../define-check.js";
import { regexFindings } from "../patterns/regex-findings.js";

export const regexSyntax = defineCheck({
  code: "sentry.rule.regex_syntax",
  severity: "error",
  message: "Invalid regex",
  documentation:
    "The pattern is no regular expression of the dialect: something is unbalanced, repeated or escaped wrongly.",
  partwise: true,
  check: (context) => regexFindings(context, "syntax", "Invalid regex"),
});
