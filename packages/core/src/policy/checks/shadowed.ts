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
    /** The rules that take every event of a kind, and those that take what a pattern matches, by kind and pattern. */
    const takesAll = new Map<string, RuleModel>();
    const takers = new Map<string, Map<string, RuleModel>>();
    for (const rule of completeRules) {
      const kind = rule.on?.value;
      const match = rule.match;
      if (kind === undefined || match?.regex.tree === undefined) continue;
      const pattern = match.text.value;
      const earlier =
        takesAll.get("*") ?? takesAll.get(kind) ?? takers.get("*")?.get(pattern) ?? takers.get(kind)?.get(pattern);
      if (earlier !== undefined) {
        yield {
          range: rule.name?.range ?? rule.body.nameRange,
          related: [{ message: `rule ${earlier.ordinal} wins`, range: earlier.name?.range ?? earlier.body.nameRange }],
        };
        continue;
      }
      if (matchesEverything(match.regex.tree, "counted")) takesAll.set(kind, rule);
      else {
        const ofKind = takers.get(kind) ?? new Map<string, RuleModel>();
        takers.set(kind, ofKind.set(pattern, rule));
      }
    }
  },
});
