import type { Sentry } from "@a3s/sentry-core";
import { checkDocument } from "./check-document.js";
import { checkEvent } from "./check-event.js";
import { checkJudge } from "./check-judge.js";
import { randomOf } from "./random.js";
import { randomEventLine } from "./random-event.js";
import { randomPolicy } from "./random-policy.js";

/** What has happened so far. */
export interface FuzzCounts {
  documents: number;
  accepted: number;
  formatted: number;
  lines: number;
  events: number;
}

export interface FuzzFailure {
  /** Together with the seed it gives the same document and the same line again. */
  readonly run: number;
  readonly input: "document" | "line";
  readonly text: string;
  readonly problem: string;
}

export const noCounts: Readonly<FuzzCounts> = { documents: 0, accepted: 0, formatted: 0, lines: 0, events: 0 };

/** One document and one line of events; gives what went wrong. */
export function fuzzOnce(sentry: Sentry, seed: number, run: number, counts: FuzzCounts): FuzzFailure[] {
  const random = randomOf(seed, run);
  const failures: FuzzFailure[] = [];
  const fail = (input: FuzzFailure["input"], text: string | Uint8Array, error: unknown) =>
    failures.push({
      run,
      input,
      text: visibleText(text),
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });

  const source = randomPolicy(random);
  counts.documents += 1;
  try {
    const { accepted, formatted } = checkDocument(source);
    if (accepted) counts.accepted += 1;
    if (formatted) counts.formatted += 1;
    checkJudge(source, accepted);
  } catch (error) {
    fail("document", source, error);
  }

  const line = randomEventLine(random);
  counts.lines += 1;
  try {
    if (checkEvent(sentry, line)) counts.events += 1;
  } catch (error) {
    fail("line", line, error);
  }
  return failures;
}

/** In the form of a JavaScript literal, so that it can go into a test. */
function visibleText(text: string | Uint8Array): string {
  return typeof text === "string" ? JSON.stringify(text) : `Uint8Array.of(${text.join(", ")})`;
}
