import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import { subjectOf } from "../events/subject-of.js";
import type { Decision } from "./decision.js";
import { decisionOfRule, noRuleMatched } from "./decision-of-rule.js";
import { judgeIncomplete } from "./judge-incomplete.js";

/**
 * What the rules decide: the first that matches, or an allow. Where only a part of the subject was captured, an allow
 * never rests on what is missing, see `judgeIncomplete`.
 */
export function judgeByRules(engine: RuleEngine, event: JudgedEvent): Decision {
  if (!evidenceComplete(event)) return judgeIncomplete(engine, event);
  const rule = engine.rules[engine.firstMatch(event.kind, subjectOf(event))];
  return rule === undefined ? noRuleMatched : decisionOfRule(rule, event);
}
