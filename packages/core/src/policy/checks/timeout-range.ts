import { defineCheck } from "../define-check.js";
import { timeoutsOf } from "../model/timeouts.js";
import { replaceText } from "../text-edits.js";

export const timeoutRange = defineCheck({
  code: "sentry.timeout.range",
  severity: "error",
  message: "Timeout must be {min}–{max} seconds",
  documentation: "A timeout of zero would make every request fail at once, and a very long one never ends.",
  *check(context) {
    for (const { field, type, value } of timeoutsOf(context)) {
      if (!Number.isInteger(value) || (value >= type.min && value <= type.max)) continue;
      const nearest = value < type.min ? type.min : type.max;
      const { range } = field.value;
      yield {
        range,
        message: `Timeout must be ${type.min}–${type.max} seconds`,
        fixes: [{ title: `write ${nearest}`, edits: [replaceText(range, `${nearest}`)] }],
      };
    }
  },
});
