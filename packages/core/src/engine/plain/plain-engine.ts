import type { EventKind } from "../../events/kinds.js";
import type { Rule } from "../../policy/policy.js";
import type { RuleEngine } from "../engine.js";
import { compileRegex } from "../regex/compile-regex.js";
import { findRegex } from "../regex/find-regex.js";
import type { Program } from "../regex/program.js";
import { testRegex } from "../regex/test-regex.js";
import { checkRuleSizes } from "../rule-size-error.js";

/**
 * The engine that is too simple to be wrong: it tries one rule after another, each by simulating its automaton. The
 * time grows with the number of rules and the length of the subject, and never faster.
 *
 * @throws {RuleSizeError} where a rule's regex is too large.
 */
export function createPlainEngine(rules: readonly Rule[]): RuleEngine {
  checkRuleSizes(rules);
  const programs: (Program | undefined)[] = [];
  const programOf = (index: number): Program => {
    const program = programs[index] ?? compileRegex((rules[index] as Rule).regex);
    programs[index] = program;
    return program;
  };
  const applies = (rule: Rule, kind: EventKind) => rule.on === kind || rule.on === "*";

  return {
    rules,
    firstMatch(kind, subject) {
      return rules.findIndex((rule, index) => applies(rule, kind) && testRegex(programOf(index), subject));
    },
    firstMatchWith(verdict, kind, subject) {
      return rules.findIndex(
        (rule, index) => rule.verdict === verdict && applies(rule, kind) && testRegex(programOf(index), subject),
      );
    },
    allMatches(kind, subject) {
      return [...rules.keys()].filter(
        (index) => applies(rules[index] as Rule, kind) && testRegex(programOf(index), subject),
      );
    },
    matchSpan(rule, subject) {
      return findRegex(programOf(rule), subject, { groupCount: 0 })?.[0];
    },
    matchGroups(rule, subject) {
      return findRegex(programOf(rule), subject);
    },
  };
}
