import { type EventKind, judgeByRules, parseEvent, subjectOf, type Verdict } from "@a3s/sentry-core";
import { maxEventBytes } from "../eval/max-event-bytes.js";
import { createLineSplitter, type EventLine } from "../io/event-lines.js";
import type { PolicyPair } from "./diff-report.js";

/** A recorded event that the rules of two policies judge differently. */
export interface ChangedEvent {
  /** In the stream, from 1. */
  readonly line: number;
  readonly kind: EventKind;
  /** As the event gave it, untrusted. */
  readonly subject: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What two policies say of some lines of a stream. */
export interface ComparedLines {
  readonly changed: readonly ChangedEvent[];
  /** How many lines are events that are judged, and how many of the others are not blank. */
  readonly judged: number;
  readonly notJudged: number;
}

/** Judges the events of a stream by both policies, chunk by chunk. */
export async function* changedEvents(
  { before, after }: PolicyPair,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ComparedLines> {
  const splitter = createLineSplitter(maxEventBytes);
  const compare = (lines: readonly EventLine[]): ComparedLines => {
    let [judged, notJudged] = [0, 0];
    const changed = lines.flatMap((line) => {
      const event = line.tooLong ? null : parseEvent(line.text);
      if (event === null) {
        if (line.tooLong || line.text.trim() !== "") notJudged += 1;
        return [];
      }
      judged += 1;
      const verdicts = {
        before: judgeByRules(before.engine, event).verdict,
        after: judgeByRules(after.engine, event).verdict,
      };
      if (verdicts.before === verdicts.after) return [];
      return [{ line: line.number, kind: event.kind, subject: subjectOf(event), ...verdicts }];
    });
    return { changed, judged, notJudged };
  };
  for await (const chunk of chunks) yield compare(splitter.push(chunk));
  yield compare(splitter.end());
}
