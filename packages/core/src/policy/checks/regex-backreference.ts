import { defineCheck } from "../define-check.js";
import { regexFindings } from "../patterns/regex-findings.js";

export const regexBackreference = defineCheck({
  code: "sentry.rule.regex_backreference",
  severity: "error",
  message: "Back-references are not supported",
  documentation: "A reference to what a group matched cannot be matched in linear time.",
  partwise: true,
  check: (context) => regexFindings(context, "backreference"),
});
