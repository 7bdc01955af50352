import { defineCheck } from "../define-check.js";
import { neverMatches } from "../patterns/never-matches.js";

export const matchNever = defineCheck({
  code: "sentry.rule.match_never",
  severity: "warning",
  message: "Pattern cannot match this event kind's text",
  documentation:
    "An Egress rule sees `peer:port` and a SecurityAction rule `kind detail`. A pattern that ends with a host, an address or a kind and then asks for the end of the text never matches.",
  partwise: true,
  *check({ completeRules }) {
    for (const { on, match } of completeRules) {
      const tree = match?.regex.tree;
      if (match === undefined || tree === undefined || on?.value === undefined) continue;
      if (neverMatches(tree, on.value)) yield { range: match.text.range };
    }
  },
});
