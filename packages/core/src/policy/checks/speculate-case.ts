import { defineCheck } from "../define-check.js";
import { speculateOf } from "../model/speculate.js";
import { replaceText } from "../text-edits.js";

export const speculateCase = defineCheck({
  code: "sentry.speculate.case",
  severity: "warning",
  message: "Use lower case",
  documentation: "The severity is written in another case or with blanks around it. It is read as the plain word.",
  *check({ document }) {
    const speculate = speculateOf(document);
    if (speculate?.value === undefined || speculate.value === speculate.text.value) return;
    const { range } = speculate.text;
    yield {
      range,
      fixes: [{ title: `write "${speculate.value}"`, edits: [replaceText(range, `"${speculate.value}"`)] }],
    };
  },
});
