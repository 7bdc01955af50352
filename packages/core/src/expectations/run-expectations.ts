import type { Diagnostic, Range } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import type { DryDecision, DryJudge } from "../dry-run/dry-judge.js";
import type { JudgedEvent } from "../events/event.js";
import { subjectOf } from "../events/subject-of.js";
import { commentEvents, subjectForms } from "./comment-events.js";
import { actualDecision, mismatchesOf } from "./compare-decision.js";
import { type EventsFile, eventsFileFindings, type PlacedLine } from "./events-file.js";
import { expectationFinding } from "./expectation-finding.js";
import type { ExpectationPlace, ExpectationResult, RuleCoverage } from "./expectation-result.js";
import type { ExpectedDecision } from "./expected-decision.js";
import { failureFinding, unknownRuleFinding } from "./failure-finding.js";
import { createStableIds } from "./stable-ids.js";

/** A file of sample events under the name that results give it. */
export interface NamedEventsFile {
  readonly name: string;
  readonly file: EventsFile;
}

/** What a run of the expectations found. Plain JSON. */
export interface ExpectationReport {
  /** The expectations of the policy's comments first, then those of the files, each in order. */
  readonly results: readonly ExpectationResult[];
  /** All rules in effective order. */
  readonly coverage: readonly RuleCoverage[];
  /** Sample events that were judged, expected of or not, those of comments included. */
  readonly judged: number;
  /** Of the policy's comments, in source order. */
  readonly policyFindings: readonly Diagnostic[];
  /** Of each file, in the order of the files. */
  readonly eventsFindings: readonly { readonly file: string; readonly findings: readonly Diagnostic[] }[];
}

/** How many events are judged before the driver gets its turn. */
const eventsPerPiece = 16;
const maxSubjectLength = 500;

/**
 * Judges the sample events and the expectations in the policy's comments, and compares. What is expected is compared
 * with what the rules decide; deeper tiers are not asked. The judge remembers what it said about an event, so running
 * again after an edit of a file judges the changed lines alone.
 */
export function* runExpectations(judge: DryJudge, files: readonly NamedEventsFile[]): AnalysisRun<ExpectationReport> {
  const run = new Run(judge);
  const policyFindings: Diagnostic[] = [];
  const total = judge.policy.expectations.length + files.reduce((sum, { file }) => sum + file.lines.length, 0);
  let done = 0;
  let pending = 0;
  const isPieceDone = (isNew: boolean) => {
    done++;
    pending += isNew ? 1 : 0.02;
    if (pending < eventsPerPiece) return false;
    pending = 0;
    return true;
  };
  for (const expectation of judge.policy.expectations) {
    const events = commentEvents(expectation);
    const { rule, verdict, range, on } = expectation;
    if (events.length === 0) {
      const form = subjectForms[on] ?? "a subject";
      policyFindings.push(expectationFinding("sentry.expect.subject", range, { words: { form } }));
    }
    for (const event of events) {
      const id = run.idOf("comment", `${rule} ${verdict} ${event.kind} ${subjectOf(event)}`);
      const result = run.try({ id, event, expected: { verdict }, range, place: { source: "comment", rule } });
      if (!result.passed) policyFindings.push(failureFinding(result));
    }
    if (isPieceDone(true)) yield { done, total };
  }
  const eventsFindings: { readonly file: string; readonly findings: readonly Diagnostic[] }[] = [];
  for (const { name, file } of files) {
    const findings = eventsFileFindings(file);
    for (const placed of file.lines) {
      const { event } = placed.line;
      const isNew = event !== undefined && !judge.hasJudged(event);
      if (event !== undefined) findings.push(...run.tryLine(name, placed, event));
      if (isPieceDone(isNew)) yield { done, total };
    }
    findings.sort((a, b) => a.range.start - b.range.start);
    eventsFindings.push({ file: name, findings });
  }
  return { ...run.report(), policyFindings, eventsFindings };
}

interface Trial {
  readonly id: string;
  readonly event: JudgedEvent;
  readonly expected: ExpectedDecision;
  readonly range: Range;
  readonly place: ExpectationPlace;
  readonly note?: string;
}

class Run {
  readonly idOf = createStableIds();
  readonly #judge: DryJudge;
  readonly #ruleNames: ReadonlySet<string>;
  readonly #results: ExpectationResult[] = [];
  readonly #matches: Uint32Array;
  readonly #wins: Uint32Array;
  readonly #wonBy = new Map<number, ExpectationResult[]>();
  #judged = 0;

  constructor(judge: DryJudge) {
    this.#judge = judge;
    this.#ruleNames = new Set(judge.rules.map(({ name }) => name));
    this.#matches = new Uint32Array(judge.rules.length);
    this.#wins = new Uint32Array(judge.rules.length);
  }

  /** Judges the event of a line, and compares where something sound is expected; gives what is wrong then. */
  tryLine(file: string, { number, start, line }: PlacedLine, event: JudgedEvent): Diagnostic[] {
    const { expectation, eventRange, note } = line;
    if (expectation === undefined || !expectation.sound) {
      this.#count(event);
      return [];
    }
    const content = eventRange === undefined ? line.text : line.text.slice(eventRange.start, eventRange.end);
    const shift = (range: Range) => ({ start: range.start + start, end: range.end + start });
    const result = this.try({
      id: this.idOf("event", content),
      event,
      expected: expectation.expected,
      range: shift(expectation.range),
      place: { source: "events", file, line: number },
      ...(note !== undefined && { note }),
    });
    if (result.passed) return [];
    const { rule } = expectation.expected;
    if (typeof rule === "string" && !this.#ruleNames.has(rule)) {
      return [unknownRuleFinding(rule, shift(expectation.ranges.rule ?? expectation.range), this.#ruleNames)];
    }
    return [failureFinding(result)];
  }

  try({ event, expected, ...rest }: Trial): ExpectationResult {
    const decision = this.#count(event);
    const actual = actualDecision(decision);
    const mismatches = mismatchesOf(expected, actual);
    const result: ExpectationResult = {
      ...rest,
      kind: event.kind,
      subject: subjectOf(event).slice(0, maxSubjectLength),
      event: event.raw,
      expected,
      actual,
      passed: mismatches.length === 0,
      mismatches,
    };
    this.#results.push(result);
    const wonBy = this.#wonBy.get(decision.winner);
    if (wonBy === undefined) this.#wonBy.set(decision.winner, [result]);
    else wonBy.push(result);
    return result;
  }

  report(): Pick<ExpectationReport, "results" | "coverage" | "judged"> {
    const coverage = this.#judge.rules.map(({ name, layer }, position): RuleCoverage => {
      const reached = this.#wonBy.get(position) ?? [];
      return {
        position,
        name,
        layer,
        matches: this.#matches[position] as number,
        wins: this.#wins[position] as number,
        expectations: reached.map(({ id }) => id),
        failures: reached.filter(({ passed }) => !passed).length,
      };
    });
    return { results: this.#results, coverage, judged: this.#judged };
  }

  #count(event: JudgedEvent): DryDecision {
    const decision = this.#judge.judge(event);
    this.#judged++;
    for (const position of decision.matches) this.#matches[position] = (this.#matches[position] as number) + 1;
    if (decision.winner >= 0) this.#wins[decision.winner] = (this.#wins[decision.winner] as number) + 1;
    return decision;
  }
}
