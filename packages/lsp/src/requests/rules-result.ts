import { builtinRules } from "@a3s/sentry-core";
import type { RuleEntry, RulesResult } from "../protocol/requests.js";
import type { SampleRun } from "../samples/samples.js";
import { ruleLocation } from "./rule-location.js";

/** The rules in effective order, with what the sample events show of them. */
export function rulesResult({ snapshot, tried }: SampleRun): RulesResult {
  const { accepted, policy } = snapshot.analysis;
  const rules = [...policy.rules, ...builtinRules()].map((rule, position): RuleEntry => {
    const { name, layer, on, match, verdict, severity, reason, action, risk } = rule;
    const reached = tried?.report.coverage[position];
    return {
      position,
      name,
      layer,
      on,
      match,
      verdict,
      severity,
      reason,
      ...(action !== undefined && { action }),
      ...(risk !== undefined && { risk }),
      location: ruleLocation(snapshot, rule),
      ...(reached !== undefined && { matches: reached.matches, wins: reached.wins }),
    };
  });
  return { accepted, rules };
}
