import type { Range } from "@a3s/acl-grammar";
import { type EventsFile, subjectOf } from "@a3s/sentry-core";
import { plainLabel } from "../inline-hint.js";

/** An event in the outline of a file of sample events. */
export interface EventSymbol {
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
}

/** The events of a file by their notes, or else by what the rules see of them; their kinds as detail. */
export function eventSymbols(file: EventsFile): EventSymbol[] {
  return file.lines.flatMap(({ start, line: { event, note, text } }) => {
    if (event === undefined) return [];
    const subject = plainLabel(subjectOf(event));
    const name = note === undefined || note.trim() === "" ? subject : plainLabel(note);
    // An editor refuses a symbol without a name.
    return [{ name: name.trim() || event.kind, detail: event.kind, range: { start, end: start + text.length } }];
  });
}
