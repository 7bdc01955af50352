import type { Range } from "@a3s/acl-grammar";
import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import { subjectOf } from "../events/subject-of.js";

/**
 * Where the rule that made L1 escalate matched, as UTF-16 offsets in the subject; undefined where no rule did. It takes
 * another search in the subject, so that it is asked for only where a tier is about to be.
 */
export function escalationSpan(engine: RuleEngine, event: JudgedEvent): Range | undefined {
  const subject = subjectOf(event);
  const index = engine.firstMatch(event.kind, subject);
  return engine.rules[index]?.verdict === "escalate" ? engine.matchSpan(index, subject) : undefined;
}
