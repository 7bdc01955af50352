import { Continuations } from "../analysis/continuations.js";
import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import { subjectOf } from "../events/subject-of.js";
import type { Decision } from "./decision.js";
import { decisionOfRule, noRuleMatched } from "./decision-of-rule.js";
import { inferRisk } from "./infer-risk.js";

/** What is known of each engine's rules is kept as long as the engine is. */
const continuationsOf = new WeakMap<RuleEngine, Continuations>();

/**
 * What the rules decide on a command line of which only a part was captured. A block rule that matches the part blocks.
 * Where the rules allow the part and everything that it may be a part of, it is allowed. Everything else is an escalation
 * that says what is missing.
 */
export function judgeIncomplete(engine: RuleEngine, event: JudgedEvent): Decision {
  const { kind } = event;
  const subject = subjectOf(event);
  const blocking = engine.rules[engine.firstMatchWith("block", kind, subject)];
  if (blocking !== undefined) return decisionOfRule(blocking, event);

  const first = engine.rules[engine.firstMatch(kind, subject)];
  if (first?.verdict !== "escalate" && isAllowedWhole(engine, event, subject)) {
    return first === undefined ? noRuleMatched : decisionOfRule(first, event);
  }
  const escalating = engine.rules[engine.firstMatchWith("escalate", kind, subject)];
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
    risk: inferRisk(reason, kind, "Rules"),
  };
}

/** Whether the rules allow everything that the captured part may be a part of. */
function isAllowedWhole(engine: RuleEngine, event: JudgedEvent, subject: string): boolean {
  const continuations = continuationsOf.get(engine) ?? new Continuations(engine);
  continuationsOf.set(engine, continuations);
  return continuations.areAllowed(event.kind, certainBeginning(event, subject));
}

/**
 * What the whole subject certainly begins with. Cut off at its end, the part is the beginning, but for a character that
 * was cut in two. Where pieces are missing, they may be missing anywhere.
 */
function certainBeginning(event: JudgedEvent, subject: string): string {
  if (event.kind === "ToolExec" && event.data.argvIncomplete) return "";
  let end = subject.length;
  while (end > 0 && isPartOfCharacter(subject.charCodeAt(end - 1))) end -= 1;
  return subject.slice(0, end);
}

/** The first half of a character, or what a collector puts for bytes that are none. */
function isPartOfCharacter(unit: number): boolean {
  return unit === 0xfffd || (unit >= 0xd800 && unit <= 0xdbff);
}
