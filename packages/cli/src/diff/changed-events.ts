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

/** The events of a stream, chunk by chunk, whose verdict changes. Lines that are not judged change nothing. */
export async function* changedEvents(
  { before, after }: PolicyPair,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly ChangedEvent[]> {
  const splitter = createLineSplitter(maxEventBytes);
  const changes = (lines: readonly EventLine[]) =>
    lines.flatMap((line) => {
      const event = line.tooLong ? null : parseEvent(line.text);
      if (event === null) return [];
      const verdicts = {
        before: judgeByRules(before.engine, event).verdict,
        after: judgeByRules(after.engine, event).verdict,
      };
      if (verdicts.before === verdicts.after) return [];
      return [{ line: line.number, kind: event.kind, subject: subjectOf(event), ...verdicts }];
    });
  for await (const chunk of chunks) yield changes(splitter.push(chunk));
  yield changes(splitter.end());
}
