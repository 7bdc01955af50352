import { isDeepStrictEqual } from "node:util";
import { eventKinds, parseEvent, type Sentry, severities, subjectOf, verdicts } from "@a3s/sentry-core";

/** Puts a line through everything that reads one, and throws where a promise is not kept. Gives whether it is an event. */
export function checkEvent(sentry: Sentry, line: string): boolean {
  const event = parseEvent(line);
  const result = sentry.evaluateL1(line);
  if ((event === null) !== (result === null)) throw new Error("the parser and the judge disagree on what an event is");
  if (event === null || result === null) return false;

  if (!(eventKinds as readonly string[]).includes(event.kind)) throw new Error(`an event of the kind ${event.kind}`);
  if (typeof subjectOf(event) !== "string") throw new Error("an event without a subject");
  const { verdict, severity, tier, reason, rule, action, risk } = result.l1Decision;
  if (!verdicts.includes(verdict) || !severities.includes(severity))
    throw new Error(`a decision ${verdict}, ${severity}`);
  if (tier !== "Rules" && event.kind !== "LlmActivations") throw new Error(`the rules decide in the tier ${tier}`);
  if (reason === "") throw new Error("a decision without a reason");
  if ((risk === undefined) !== (verdict === "allow"))
    throw new Error(`a decision ${verdict} with the risk ${risk?.category}`);
  if (verdict === "block" && rule === undefined) throw new Error("a block that no rule decided");
  if (action !== undefined && !line.includes(JSON.stringify(action.target).slice(1, -1)) && isPlain(line)) {
    throw new Error("an action whose target is not in the event");
  }
  if (!isDeepStrictEqual(sentry.evaluateL1(line), result)) throw new Error("a second look decides otherwise");
  return true;
}

/** Without escapes, so that what the event says stands in the line as it is. */
function isPlain(line: string): boolean {
  return !line.includes("\\");
}
