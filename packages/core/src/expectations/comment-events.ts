import { createWitness } from "../analysis/witness.js";
import type { JudgedEvent } from "../events/event.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import { parseEvent } from "../events/parse-event.js";
import { subjectOf } from "../events/subject-of.js";
import type { Expectation } from "../policy/policy.js";

/**
 * The events that an expectation in a comment is about. A bare subject is taken as an event of the rule's kind; above a
 * rule about every kind as one event of each kind that can have that subject. Empty where no event can.
 */
export function commentEvents({ on, event }: Expectation): readonly JudgedEvent[] {
  if (event.kind === "event") {
    const parsed = parseEvent(event.json);
    return parsed === null ? [] : [parsed];
  }
  const kinds = on === "*" ? eventKinds : [on];
  return kinds.flatMap((kind) => eventOf(kind, event.subject) ?? []);
}

function eventOf(kind: EventKind, subject: string): JudgedEvent | undefined {
  const parsed = parseEvent(createWitness(kind, subject).event);
  return parsed !== null && subjectOf(parsed) === subject ? parsed : undefined;
}

/** What the subjects of a kind look like, for kinds that not every text is a subject of. */
export const subjectForms: Readonly<Partial<Record<EventKind | "*", string>>> = {
  Egress: "peer:port",
  SecurityAction: "kind and detail, a number, with one space between",
  LlmActivations: "N sae features @Llayer",
};
