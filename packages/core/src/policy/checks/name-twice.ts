import { defineCheck } from "../define-check.js";
import { removeItem } from "../text-edits.js";

export const nameTwice = defineCheck({
  code: "sentry.rule.name_twice",
  severity: "error",
  message: "The label is the rule's name",
  documentation:
    "A `rule` block takes its name from its label, so a `name` inside says it twice, be it the same or not.",
  partwise: true,
  *check({ rules, text }) {
    for (const { spelling, body } of rules) {
      const name = body.fields.get("name");
      if (spelling !== "rule" || name === undefined || body.labels.length === 0) continue;
      yield {
        range: name.nameRange,
        fixes: [{ title: "remove the attribute", edits: [removeItem(text, name.node.range)] }],
      };
    }
  },
});
