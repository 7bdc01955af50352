import { defineCheck } from "../define-check.js";
import { actionTargets } from "../schema/allowed-values.js";
import { removeItem } from "../text-edits.js";

export const actionMismatch = defineCheck({
  code: "sentry.rule.action_mismatch",
  severity: "error",
  message: "This action can never apply to this event kind",
  documentation:
    "`deny-egress` needs the peer of an Egress event, `deny-file` the path of a FileAccess event, `deny-exec` the program of a ToolExec event. No action fits the other kinds.",
  partwise: true,
  *check({ completeRules, text }) {
    for (const { on, action, body } of completeRules) {
      if (on?.value === undefined || on.value === "*" || action?.value === undefined) continue;
      if (actionTargets[action.value].kind === on.value) continue;
      const field = body.fields.get("action");
      yield {
        range: action.text.range,
        related: [{ message: "the event kind", range: on.text.range }],
        fixes: field === undefined ? [] : [{ title: "remove the action", edits: [removeItem(text, field.node.range)] }],
      };
    }
  },
});
