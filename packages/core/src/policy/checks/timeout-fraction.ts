import { defineCheck } from "../define-check.js";
import { timeoutsOf } from "../model/timeouts.js";
import { replaceText } from "../text-edits.js";

export const timeoutFraction = defineCheck({
  code: "sentry.timeout.fraction",
  severity: "error",
  message: "Timeout must be whole seconds",
  documentation: "Timeouts are whole seconds. Nothing is rounded silently.",
  *check(context) {
    for (const { field, type, value } of timeoutsOf(context)) {
      if (Number.isInteger(value)) continue;
      const whole = Math.min(Math.max(Math.ceil(value), type.min), type.max);
      const { range } = field.value;
      yield { range, fixes: [{ title: `write ${whole}`, edits: [replaceText(range, `${whole}`)] }] };
    }
  },
});
