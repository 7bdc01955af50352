import { defineCheck } from "../define-check.js";
import { matchesEverything } from "../patterns/matches-everything.js";

export const matchAll = defineCheck({
  code: "sentry.rule.match_all",
  severity: "warning",
  message: "Pattern matches every event",
  documentation: "The pattern matches the empty text, and so every event of the kind. Often a stray `|`, `*` or `?`.",
  partwise: true,
  *check({ completeRules }) {
    for (const { match, verdict } of completeRules) {
      const tree = match?.regex.tree;
      if (match === undefined || tree === undefined) continue;
      if (verdict?.value === undefined || verdict.value === "allow") continue;
      if (matchesEverything(tree, "ignored")) yield { range: match.text.range };
    }
  },
});
