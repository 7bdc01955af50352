import { defineCheck } from "../define-check.js";
import type { LiteralText } from "../model/model.js";

export const nameDuplicate = defineCheck({
  code: "sentry.rule.name_duplicate",
  severity: "error",
  message: "Another rule has this name",
  documentation: "Two rules of one name cannot be told apart in decisions. Names are unique over all spellings.",
  *check({ completeRules }) {
    const seen = new Map<string, LiteralText>();
    for (const { name } of completeRules) {
      if (name === undefined || name.value === "") continue;
      const first = seen.get(name.value);
      if (first === undefined) seen.set(name.value, name);
      else yield { range: name.range, related: [{ message: "the other rule", range: first.range }] };
    }
  },
});
