import { defineCheck } from "../define-check.js";
import { replaceText } from "../text-edits.js";

export const rulesSingleObject = defineCheck({
  code: "sentry.rules.single_object",
  severity: "error",
  message: "`rules` is a list",
  documentation: "A single rule, too, stands in a list: `rules = [{ … }]`.",
  *check({ singleRuleObject }) {
    if (singleRuleObject === undefined) return;
    const { start, end } = singleRuleObject.range;
    const edits = [replaceText({ start, end: start }, "["), replaceText({ start: end, end }, "]")];
    yield {
      range: singleRuleObject.range,
      fixes: singleRuleObject.incomplete ? [] : [{ title: "wrap in [ ]", edits }],
    };
  },
});
