import { defineCheck } from "../define-check.js";
import { matchesEverything } from "../patterns/matches-everything.js";

export const shadowsAll = defineCheck({
  code: "sentry.rule.shadows_all",
  severity: "warning",
  message: "Pattern matches every event and hides every later rule",
  documentation:
    "A rule that allows every event of its kind, or of every kind with `*`, turns off all later rules and the built-in ones.",
  partwise: true,
  *check({ completeRules }) {
    for (const { match, verdict } of completeRules) {
      const tree = match?.regex.tree;
      if (match === undefined || tree === undefined || verdict?.value !== "allow") continue;
      if (matchesEverything(tree, "ignored")) yield { range: match.text.range };
    }
  },
});
