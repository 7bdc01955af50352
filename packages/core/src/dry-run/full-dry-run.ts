import type { JudgedEvent } from "../events/event.js";
import { lineRanges } from "../expectations/events-file.js";
import { parseEventsLine, readEventsLine } from "../expectations/events-line.js";
import type { Sentry } from "../sentry.js";
import type { DryJudge } from "./dry-judge.js";
import { type DryRunRow, judgedRow } from "./dry-run.js";

export interface FullDryRunOptions {
  /** Stops it: tiers at work are told, and the run rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after every event that deeper tiers looked at. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** How many events deeper tiers look at at a time: each may be a program of its own. */
const atOnce = 4;

/**
 * Judges a text of events line by line through all tiers that a judge has, and writes no deny-file. What the rules settle
 * is not judged again; every other event goes to the tiers of `sentry`, which must be of the same policy: models are
 * asked, agents are started. They see neither what a line expects of its event nor its note.
 */
export async function fullDryRun(
  judge: DryJudge,
  sentry: Pick<Sentry, "evaluate" | "evaluateL1">,
  text: string,
  { signal, onProgress }: FullDryRunOptions = {},
): Promise<readonly DryRunRow[]> {
  const rows: DryRunRow[] = [];
  const asked: { readonly at: number; readonly line: number; readonly event: JudgedEvent }[] = [];
  let line = -1;
  for (const [start, end] of lineRanges(text)) {
    line++;
    const { kind, event } = parseEventsLine(text.slice(start, end));
    if (event === undefined) {
      if (kind !== "blank" && kind !== "comment") rows.push({ line, notJudged: kind === "other" ? "other" : "broken" });
      continue;
    }
    if (goesDeeper(judge, event)) asked.push({ at: rows.length, line, event });
    rows.push(judgedRow(judge, event, { line }));
  }
  const waiting = asked.values();
  let done = 0;
  const work = async () => {
    for (const { at, line, event } of waiting) {
      signal?.throwIfAborted();
      const observed = withoutAnswer(event.raw);
      const l1 = sentry.evaluateL1(observed);
      const decision = await sentry.evaluate(observed, signal === undefined ? {} : { signal });
      if (l1 !== null && decision !== null) {
        rows[at] = judgedRow(judge, event, { line, settled: { l1Decision: l1.l1Decision, decision } });
      }
      done++;
      onProgress?.({ done, total: asked.length });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return rows;
}

/** Whether the rules leave an event to a deeper tier. */
function goesDeeper(judge: DryJudge, event: JudgedEvent): boolean {
  return judge.judge(event).l1Decision.verdict === "escalate";
}

/** The line as the collector wrote it: an agent that reads what is expected of an event is not tried by it. */
function withoutAnswer(line: string): string {
  const root = readEventsLine(line);
  if (root.kind !== "object") return line;
  const observed = root.members.filter(({ key }) => key !== "expect" && key !== "note");
  return `{${observed.map(({ range }) => line.slice(range.start, range.end)).join(",")}}`;
}
