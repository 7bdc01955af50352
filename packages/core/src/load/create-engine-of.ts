import type { CreateRuleEngine, RuleEngine } from "../engine/engine.js";
import { RuleSizeError } from "../engine/rule-size-error.js";
import type { Rule } from "../policy/policy.js";
import { PolicyError } from "./policy-error.js";

/**
 * Makes the engine of a judge.
 *
 * @throws {PolicyError} where a pattern is too large to compile.
 */
export function createEngineOf(rules: readonly Rule[], createEngine: CreateRuleEngine): RuleEngine {
  try {
    return createEngine(rules);
  } catch (error) {
    if (!(error instanceof RuleSizeError)) throw error;
    const rule = rules[error.ruleIndex];
    if (rule === undefined) throw error;
    const message = "Regex is too large";
    const diagnostic = { code: "sentry.rule.regex_size", severity: "error", message, range: rule.range } as const;
    throw new PolicyError(`rule \`${rule.name}\`: bad regex: ${error.message}`, [diagnostic]);
  }
}
