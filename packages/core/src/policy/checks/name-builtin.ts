import { defineCheck } from "../define-check.js";

export const nameBuiltin = defineCheck({
  code: "sentry.rule.name_builtin",
  severity: "warning",
  message: "A built-in rule has this name",
  documentation:
    "A rule of the site does not replace the built-in one of its name: both apply, and decisions do not tell which one spoke.",
  partwise: true,
  *check({ rules, builtinNames }) {
    for (const { name } of rules) {
      if (name !== undefined && builtinNames.has(name.value)) yield { range: name.range };
    }
  },
});
