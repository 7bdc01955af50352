import { defineCheck } from "../define-check.js";
import { actionTargets } from "../schema/allowed-values.js";

export const actionAny = defineCheck({
  code: "sentry.rule.action_any",
  severity: "information",
  message: "The action applies only to {kind} events",
  documentation: "The rule judges events of every kind, but only those of one kind have a target for its action.",
  partwise: true,
  *check({ completeRules }) {
    for (const { on, action, verdict } of completeRules) {
      if (on?.value !== "*" || action?.value === undefined || verdict?.value === "allow") continue;
      const { kind } = actionTargets[action.value];
      yield { range: action.text.range, message: `The action applies only to ${kind} events` };
    }
  },
});
