import type { Session } from "../server/session.js";

/** Shows the author what has to be done besides an edit, once it is made. */
export const showNoteCommand = "sentry.showNote";

const offered = new WeakMap<Session, Set<string>>();

/** A client asks for actions wherever the cursor goes, and takes one of the newest. */
const maxNotes = 50;

/** Remembers that a note stands behind an action. */
export function offerNote(session: Session, note: string): void {
  const notes = offered.get(session) ?? new Set();
  offered.set(session, notes);
  notes.delete(note);
  notes.add(note);
  for (const oldest of notes) {
    if (notes.size <= maxNotes) break;
    notes.delete(oldest);
  }
}

/** Whether a text is a note of ours: nothing else is shown, whoever asks. */
export function wasOffered(session: Session, text: unknown): text is string {
  return typeof text === "string" && offered.get(session)?.has(text) === true;
}
