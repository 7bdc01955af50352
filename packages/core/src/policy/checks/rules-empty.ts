import { defineCheck } from "../define-check.js";

export const rulesEmpty = defineCheck({
  code: "sentry.rules.empty",
  severity: "hint",
  message: "No site rules",
  documentation: "The list of rules is empty: only the built-in rules apply.",
  wholeDocument: true,
  *check({ document, rules, ruleSources }) {
    if (rules.length > 0) return;
    const list = document.fields.get("rules")?.value;
    if (list?.kind === "list" && list.items.length === 0 && ruleSources.length === 1) yield { range: list.range };
  },
});
