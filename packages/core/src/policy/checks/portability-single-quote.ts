import { defineCheck } from "../define-check.js";
import { stringsOf } from "../strings-of.js";
import { quoteTextDouble, replaceText } from "../text-edits.js";

export const portabilitySingleQuote = defineCheck({
  code: "acl.portability.single_quote",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation: "HCL has no single-quoted strings and refuses the file.",
  portability: true,
  partwise: true,
  *check({ tree }) {
    for (const string of stringsOf(tree)) {
      if (string.quote !== "'" || string.incomplete) continue;
      const hasMark = /[$%]\{/u.test(string.value);
      yield {
        range: string.range,
        fixes: hasMark
          ? []
          : [{ title: "use double quotes", edits: [replaceText(string.range, quoteTextDouble(string.value))] }],
      };
    }
  },
});
