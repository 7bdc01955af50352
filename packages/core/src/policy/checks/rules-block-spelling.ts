import { defineCheck, type Finding } from "../define-check.js";
import type { RuleModel } from "../model/model.js";
import { quoteText, removeItem, replaceText } from "../text-edits.js";

export const rulesBlockSpelling = defineCheck({
  code: "sentry.rules.block_spelling",
  severity: "warning",
  message: 'Use `rule "name" { }`',
  documentation:
    "A `rules` block is read as one rule. Other tools refuse a document with just one of them, and the name hides among the attributes.",
  partwise: true,
  *check({ rules, text }) {
    for (const rule of rules) {
      if (rule.spelling === "rules") yield { range: rule.body.nameRange, fixes: asRuleBlock(rule, text) };
    }
  },
});

function asRuleBlock({ name, body }: RuleModel, text: string): NonNullable<Finding["fixes"]> {
  const field = body.fields.get("name");
  if (name === undefined || field === undefined || body.incomplete || body.labels.length > 0) return [];
  const edits = [replaceText(body.nameRange, `rule ${quoteText(name.value)}`), removeItem(text, field.node.range)];
  return [{ title: "make it a rule block", edits }];
}
