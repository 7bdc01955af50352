import { defineCheck } from "../define-check.js";
import type { RuleModel } from "../model/model.js";
import { matchesEverything } from "../patterns/matches-everything.js";

export const shadowed = defineCheck({
  code: "sentry.rule.shadowed",
  severity: "warning",
  message: "An earlier rule always wins",
  documentation:
    "An earlier rule for the same kind, or for every kind, has the same pattern or takes every event: this rule never decides anything.",
  *check({ completeRules }) {
    const takers = new Map<string, RuleModel>();
    for (const rule of completeRules) {
      const kind = rule.on?.value;
      const match = rule.match;
      if (kind === undefined || match?.regex.tree === undefined) continue;
      const keys = [`* ${match.text.value}`, `${kind} ${match.text.value}`];
      const earlier = takers.get("*") ?? takers.get(kind) ?? takers.get(keys[0] ?? "") ?? takers.get(keys[1] ?? "");
      if (earlier !== undefined) {
        yield {
          range: rule.name?.range ?? rule.body.nameRange,
          related: [{ message: `rule ${earlier.ordinal} wins`, range: earlier.name?.range ?? earlier.body.nameRange }],
        };
        continue;
      }
      takers.set(matchesEverything(match.regex.tree, "counted") ? kind : `${kind} ${match.text.value}`, rule);
    }
  },
});
