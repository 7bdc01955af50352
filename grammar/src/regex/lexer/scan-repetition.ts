import { failedScan, type Scan, skipBlanks, skipTrivia } from "./scan.js";

export interface RepetitionOperator {
  readonly min: number;
  /** Absent: unbounded. */
  readonly max?: number;
  readonly greedy: boolean;
}

const largestCount = 0xffff_ffff;

/** Reads `*`, `+`, `?` or `{…}` with the `?` that makes it lazy. */
export function scanRepetition(text: string, start: number, verbose: boolean): Scan<RepetitionOperator> {
  if (text[start] === "{") return scanCounted(text, start, verbose);
  const greedy = text[start + 1] !== "?";
  const end = start + (greedy ? 1 : 2);
  const min = text[start] === "+" ? 1 : 0;
  return { end, value: text[start] === "?" ? { min, max: 1, greedy } : { min, greedy } };
}

function scanCounted(text: string, start: number, verbose: boolean): Scan<RepetitionOperator> {
  const lower = scanCount(text, skipTrivia(text, start + 1, verbose), verbose);
  let position = lower.end;
  let upper: Count = lower;
  if (text[position] === ",") {
    position = skipTrivia(text, position + 1, verbose);
    upper = text[position] === "}" ? { end: position } : scanCount(text, position, verbose);
    position = upper.end;
    if (upper.digits === "") return position >= text.length ? unclosed(text, start) : noCount(text, start, position);
  }
  if (position >= text.length) return unclosed(text, start);
  if (lower.digits === "") return noCount(text, start, position);
  if (text[position] !== "}") return failedScan("unclosedRepetition", start, position);
  const question = skipTrivia(text, position + 1, verbose);
  const greedy = text[question] !== "?";
  const end = greedy ? position + 1 : question + 1;
  const min = Number(lower.digits);
  if (min > largestCount) return failedScan("repetitionNumber", start, end);
  if (upper.digits === undefined) return { end, value: { min, greedy } };
  const max = Number(upper.digits);
  if (max > largestCount) return failedScan("repetitionNumber", start, end);
  if (min > max) return failedScan("repetitionOrder", start, end);
  return { end, value: { min, max, greedy } };
}

interface Count {
  readonly end: number;
  /** Absent where no number was asked for. */
  readonly digits?: string;
}

/** Blanks may stand around a number whatever the flags, and under `x` anything that it ignores between the digits. */
function scanCount(text: string, start: number, verbose: boolean): Count {
  let position = skipBlanks(text, start);
  let digits = "";
  while (/^\d$/.test(text[position] ?? "")) {
    digits += text[position];
    position = skipTrivia(text, position + 1, verbose);
  }
  for (let next = skipBlanks(text, position); next > position; next = skipBlanks(text, position)) {
    position = skipTrivia(text, next, verbose);
  }
  return { end: position, digits };
}

function unclosed(text: string, start: number): Scan<never> {
  return failedScan("unclosedRepetition", start, text.length);
}

function noCount(text: string, start: number, position: number): Scan<never> {
  return failedScan("repetitionCount", start, text[position] === "}" ? position + 1 : position);
}
