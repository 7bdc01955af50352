import { convertRulesToList } from "../convert-rules-to-list.js";
import { defineCheck } from "../define-check.js";

export const portabilityRuleBlock = defineCheck({
  code: "sentry.portability.rule_block",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation:
    "Other tools ignore `rule` blocks without a word: the rule would be missing there. They know `rules = [ … ]`.",
  portability: true,
  *check({ rules, tree, text }) {
    const blocks = rules.filter(({ spelling }) => spelling === "rule");
    if (blocks.length === 0) return;
    const edits = convertRulesToList(tree, text);
    const fixes = edits === undefined ? [] : [{ title: "convert to rules = [ … ]", edits }];
    for (const { body } of blocks) yield { range: body.nameRange, fixes };
  },
});
