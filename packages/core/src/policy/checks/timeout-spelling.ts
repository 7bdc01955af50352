import { defineCheck } from "../define-check.js";
import { timeoutsOf } from "../model/timeouts.js";
import { replaceText } from "../text-edits.js";

export const timeoutSpelling = defineCheck({
  code: "sentry.timeout.spelling",
  severity: "information",
  message: "Write the timeout as an integer",
  documentation: "The number is whole but written with a point or an exponent, which other tools refuse here.",
  *check(context) {
    for (const { field, type, value, raw } of timeoutsOf(context)) {
      if (!/[.eE]/u.test(raw) || !Number.isInteger(value) || value < type.min || value > type.max) continue;
      const { range } = field.value;
      yield { range, fixes: [{ title: `write ${value}`, edits: [replaceText(range, `${value}`)] }] };
    }
  },
});
