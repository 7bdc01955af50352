import type { Diagnostic } from "@a3s/acl-grammar";
import {
  createDryJudge,
  type DryJudge,
  driveAnalysis,
  type ExpectationReport,
  type PolicyAnalysis,
  runExpectations,
} from "@a3s/sentry-core";
import type { CliContext } from "../context.js";
import { showProgress } from "../terminal/show-progress.js";
import type { EventsSource } from "./read-events.js";

/** A policy that was tried with its expectations. */
export interface PolicyTest {
  /** As the user named it. */
  readonly policy: string;
  readonly analysis: PolicyAnalysis;
  readonly judge: DryJudge;
  readonly events: readonly EventsSource[];
  readonly report: ExpectationReport;
}

/** Tries a policy with the events of files and with the expectations in its comments. Nothing is done but judging. */
export async function tryPolicy(
  context: CliContext,
  policy: string,
  analysis: PolicyAnalysis,
  events: readonly EventsSource[],
): Promise<PolicyTest> {
  const progress = showProgress(context, "judging");
  try {
    const judge = await driveAnalysis(createDryJudge(analysis.policy));
    const report = await driveAnalysis(runExpectations(judge, events), progress);
    return { policy, analysis, judge, events, report };
  } finally {
    await progress.end();
  }
}

/** The findings about one document of a test that are no failed expectations: what keeps one from being tried. */
export interface DocumentFindings {
  readonly policy: readonly Diagnostic[];
  readonly events: readonly { readonly source: EventsSource; readonly findings: readonly Diagnostic[] }[];
}

export function findingsOf({ analysis, events, report }: PolicyTest): DocumentFindings {
  return {
    policy: [
      ...analysis.diagnostics.filter(({ code }) => code === "sentry.expect.syntax"),
      ...report.policyFindings.filter(isNoFailure),
    ],
    events: events.map((source, index) => ({
      source,
      findings: report.eventsFindings[index]?.findings.filter(isNoFailure) ?? [],
    })),
  };
}

/** Everything went as expected, and something was expected. */
export function isPassed(test: PolicyTest): boolean {
  const { policy, events } = findingsOf(test);
  const hasError = events.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  const { results } = test.report;
  // An expectation in a comment that cannot be read or tried tests nothing, whatever its severity elsewhere.
  return results.length > 0 && results.every(({ passed }) => passed) && policy.length === 0 && !hasError;
}

/** The share of the file's rules that decide at least one event, in percent; all of none. */
export function coverageOf({ report }: PolicyTest): {
  readonly reached: number;
  readonly rules: number;
  readonly percent: number;
} {
  const site = report.coverage.filter(({ layer }) => layer === "site");
  const reached = site.filter(({ wins }) => wins > 0).length;
  return { reached, rules: site.length, percent: site.length === 0 ? 100 : (100 * reached) / site.length };
}

function isNoFailure({ code }: Diagnostic): boolean {
  return code !== "sentry.expect.failed";
}
