import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import { subjectOf } from "../events/subject-of.js";
import type { Decision } from "./decision.js";
import { decisionOfRule, noRuleMatched } from "./decision-of-rule.js";
import { inferRisk } from "./infer-risk.js";

/**
 * What the rules decide: the first that matches, or an allow.
 *
 * Where only a part of the subject was captured, an allow cannot rest on it. A block rule that matches the part blocks,
 * rules that allow are passed over, and everything else is an escalation that says what is missing.
 */
export function judgeByRules(engine: RuleEngine, event: JudgedEvent): Decision {
  const subject = subjectOf(event);
  if (!evidenceComplete(event)) return judgeIncomplete(engine, event, subject);
  const rule = engine.rules[engine.firstMatch(event.kind, subject)];
  return rule === undefined ? noRuleMatched : decisionOfRule(rule, event);
}

function judgeIncomplete(engine: RuleEngine, event: JudgedEvent, subject: string): Decision {
  const rules = engine.allMatches(event.kind, subject).flatMap((index) => engine.rules[index] ?? []);
  const blocking = rules.find(({ verdict }) => verdict === "block");
  if (blocking !== undefined) return decisionOfRule(blocking, event);
  const escalating = rules.find(({ verdict }) => verdict === "escalate");
  if (escalating !== undefined) {
    const decision = decisionOfRule(escalating, event);
    return { ...decision, reason: `${decision.reason} [incomplete evidence]` };
  }
  const reason = "incomplete evidence: only a part of the command line was captured";
  return {
    verdict: "escalate",
    tier: "Rules",
    severity: "medium",
    reason,
    risk: inferRisk(reason, event.kind, "Rules"),
  };
}
