import { type Decision, type JudgedEvent, parseEvent, type Sentry } from "@a3s/sentry-core";
import { createLineSplitter, type EventLine } from "../io/event-lines.js";
import { type EvalSummary, emptySummary } from "./eval-summary.js";
import { maxEventBytes, tooLongReason } from "./max-event-bytes.js";
import { whyNotJudged } from "./why-not-judged.js";

/** How what is found out about a line is printed; a text may be empty, and ends with a line break where it is not. */
export interface EvalFormat {
  head(): string;
  judged(line: number, event: JudgedEvent, decision: Decision): string;
  unjudged(line: number, why: () => string): string;
  end(summary: EvalSummary): string;
}

/**
 * Judges a stream of events line by line, without acting on a decision. Yields the output after every chunk that came
 * in, so that a live stream is answered at once and a long one takes no memory.
 */
export async function* judgeLines(
  sentry: Sentry,
  chunks: AsyncIterable<Uint8Array>,
  format: EvalFormat,
): AsyncGenerator<string> {
  const summary = emptySummary();
  const splitter = createLineSplitter(maxEventBytes);
  // Stands before the first line, and not before it is known that there is something to read.
  let head = format.head();
  for await (const chunk of chunks) {
    yield head + (await judgeAll(splitter.push(chunk)));
    head = "";
  }
  yield head + (await judgeAll(splitter.end()));
  yield format.end(summary);

  async function judgeAll(lines: readonly EventLine[]): Promise<string> {
    let output = "";
    for (const line of lines) output += await judge(line);
    return output;
  }

  async function judge(line: EventLine): Promise<string> {
    summary.lines++;
    if (line.tooLong) return unjudged(line, () => tooLongReason);
    if (line.text.trim() === "") {
      summary.blank++;
      return "";
    }
    const event = parseEvent(line.text);
    const decision = event && (await sentry.evaluate(line.text));
    if (!decision) return unjudged(line, () => whyNotJudged(line.text));
    summary.judged++;
    summary[decision.verdict]++;
    return format.judged(line.number, event, decision);
  }

  function unjudged(line: EventLine, why: () => string): string {
    summary.notJudged++;
    return format.unjudged(line.number, why);
  }
}
