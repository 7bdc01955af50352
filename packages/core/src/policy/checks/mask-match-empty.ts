import { matchesEmpty } from "../../engine/regex/hir.js";
import { lowerRegex } from "../../engine/regex/lower-regex.js";
import { defineCheck } from "../define-check.js";

export const maskMatchEmpty = defineCheck({
  code: "sentry.mask.match_empty",
  severity: "warning",
  message: "Pattern also matches the empty text",
  documentation:
    "Nothing can be masked where nothing stands, so such matches are passed over. Often a `*` or `?` that was meant as a `+`, or a stray `|`.",
  *check({ mask }) {
    for (const { match } of mask) {
      if (match.regex.tree !== undefined && matchesEmpty(lowerRegex(match.regex))) yield { range: match.text.range };
    }
  },
});
