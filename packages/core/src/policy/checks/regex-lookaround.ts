import { defineCheck } from "../define-check.js";
import { regexFindings } from "../patterns/regex-findings.js";

export const regexLookaround = defineCheck({
  code: "sentry.rule.regex_lookaround",
  severity: "error",
  message: "Look-around is not supported",
  documentation: "Look-ahead and look-behind cannot be matched in linear time.",
  partwise: true,
  check: (context) => regexFindings(context, "lookaround"),
});
