import type { Range } from "@a3s/acl-grammar";
import type { DryJudge } from "../dry-run/dry-judge.js";
import type { JudgedEvent } from "../events/event.js";
import { subjectOf } from "../events/subject-of.js";
import { commentEvents } from "./comment-events.js";
import type { ExpectationPlace } from "./expectation-result.js";
import type { NamedEventsFile } from "./run-expectations.js";

/** A sample event that a rule matches. Plain JSON. */
export interface RuleEvent {
  readonly place: ExpectationPlace;
  /** The line, or the comment, in its document. */
  readonly range: Range;
  /** The text that the rules see, untrusted; the first 500 UTF-16 units of a longer one. */
  readonly subject: string;
  /** The rule decides the event. */
  readonly wins: boolean;
  /** The event, as a line of the collector; `explain` of a dry judge shows the trace. */
  readonly event: string;
}

const maxSubjectLength = 500;

/** The sample events that a rule matches, those of the policy's comments first. `position` counts all rules from 0. */
export function eventsOfRule(judge: DryJudge, files: readonly NamedEventsFile[], position: number): RuleEvent[] {
  const found: RuleEvent[] = [];
  const take = (event: JudgedEvent, place: ExpectationPlace, range: Range) => {
    const { matches, winner } = judge.judge(event);
    if (!matches.includes(position)) return;
    const subject = subjectOf(event).slice(0, maxSubjectLength);
    found.push({ place, range, subject, wins: winner === position, event: event.raw });
  };
  for (const expectation of judge.policy.expectations) {
    const { rule, range } = expectation;
    for (const event of commentEvents(expectation)) take(event, { source: "comment", rule }, range);
  }
  for (const { name, file } of files) {
    for (const { number, start, line } of file.lines) {
      const range = { start, end: start + line.text.length };
      if (line.event !== undefined) take(line.event, { source: "events", file: name, line: number }, range);
    }
  }
  return found;
}
