import { defineCheck } from "../define-check.js";
import { stringsOf } from "../strings-of.js";
import { replaceText } from "../text-edits.js";

export const portabilityUnknownEscape = defineCheck({
  code: "acl.portability.unknown_escape",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation: "HCL refuses a string with an escape that it does not know; here the backslash is kept.",
  portability: true,
  partwise: true,
  *check({ tree }) {
    for (const { quote, raw, range } of stringsOf(tree)) {
      if (quote !== '"') continue;
      for (const match of raw.matchAll(/\\(.)/gsu)) {
        if (/[nrt\\"uUbf/]/u.test(match[1] ?? "")) continue;
        const start = range.start + match.index;
        const behindBackslash = { start: start + 1, end: start + 1 };
        yield {
          range: { start, end: start + match[0].length },
          fixes: [{ title: "double the backslash", edits: [replaceText(behindBackslash, "\\")] }],
        };
      }
    }
  },
});
