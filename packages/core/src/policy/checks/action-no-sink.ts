import type { CheckContext } from "../check-context.js";
import { defineCheck } from "../define-check.js";
import { literalOf, presentField } from "../model/field-values.js";
import { actionTargets } from "../schema/allowed-values.js";

export const actionNoSink = defineCheck({
  code: "sentry.rule.action_no_sink",
  severity: "warning",
  message: "No deny file is configured for this action",
  documentation:
    "The action would be written to a deny-file that the policy does not name, so nothing is denied. Without any `deny` block it is reported once, as information.",
  wholeDocument: true,
  *check(context) {
    for (const rule of context.completeRules) {
      const { action } = rule;
      if (action?.value === undefined) continue;
      const { verdict, on } = rule;
      if (verdict?.value === "allow") continue;
      const { sink, kind } = actionTargets[action.value];
      if (on?.value !== undefined && on.value !== "*" && on.value !== kind) continue;
      if (hasSink(context, sink)) continue;
      if (context.singles.has("deny")) {
        yield { range: action.text.range };
        continue;
      }
      yield { range: action.text.range, severity: "information" };
      return;
    }
  },
});

/** A sink that is written, be it wrongly, is not missing; an empty path turns a sink off. */
function hasSink({ singles }: CheckContext, sink: string): boolean {
  const deny = singles.get("deny");
  if (deny === undefined) return false;
  if (deny.body === undefined || deny.body.incomplete) return true;
  return presentField(deny.body, sink) !== undefined && literalOf(deny.body, sink)?.value !== "";
}
