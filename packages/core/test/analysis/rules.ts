import { parseRegex } from "@a3s/acl-grammar";
import { type JudgedRules, judgedRules } from "../../src/analysis/judged-rules.js";
import { createPlainEngine } from "../../src/engine/plain/plain-engine.js";
import type { Rule } from "../../src/policy/policy.js";

type RuleText = [verdict: Rule["verdict"], match: string, on?: Rule["on"]];

const nowhere = { start: 0, end: 0 };

/** Rules for ToolExec unless another kind is named, called after their positions. */
export function rulesOf(...texts: RuleText[]): JudgedRules {
  const rules = texts.map(
    ([verdict, match, on = "ToolExec"], index): Rule => ({
      name: `rule-${index}`,
      on,
      match,
      regex: parseRegex(match),
      verdict,
      severity: "medium",
      reason: "a test",
      layer: "site",
      range: nowhere,
      nameRange: nowhere,
    }),
  );
  for (const rule of rules) {
    if (rule.regex.problems.length > 0) throw new Error(`bad regex in a test: ${rule.match}`);
  }
  return judgedRules(rules, createPlainEngine);
}
