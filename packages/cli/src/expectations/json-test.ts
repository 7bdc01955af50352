import { LineIndex } from "@a3s/acl-grammar";
import { type ExpectationResult, type PolicyAnalysis, parseEvent } from "@a3s/sentry-core";
import { jsonDiagnostic } from "../diagnostics/json-diagnostic.js";
import { errorsAmong } from "../diagnostics/pretty-diagnostics.js";
import { jsonExplanation } from "../eval/json-explanation.js";
import { coverageOf, findingsOf, isPassed, type PolicyTest } from "./policy-test.js";

/** A test in the JSON output. Failed expectations come with their explanation, coverage where it is asked for. */
export function jsonTest(test: PolicyTest, withCoverage: boolean) {
  const { policy, analysis, judge, events, report } = test;
  const indexes = new Map(events.map(({ name, file }) => [name, new LineIndex(file.text)]));
  const { lineIndex } = analysis.parsed;
  const asJson = (result: ExpectationResult) => {
    const { id, place, range, note, kind, subject, expected, actual, passed, mismatches } = result;
    const index = place.source === "events" ? (indexes.get(place.file) ?? lineIndex) : lineIndex;
    const event = passed ? null : parseEvent(result.event);
    return {
      id,
      file: place.source === "events" ? place.file : policy,
      range: { start: index.positionAt(range.start), end: index.positionAt(range.end) },
      ...(place.source === "comment" && { rule: place.rule }),
      ...(note !== undefined && { note }),
      kind,
      subject,
      expected,
      actual,
      passed,
      mismatches,
      ...(event !== null && { explanation: jsonExplanation(judge.explain(event)) }),
    };
  };
  const findings = findingsOf(test);
  const { results } = report;
  const failed = results.filter(({ passed }) => !passed).length;
  return {
    policy,
    ok: isPassed(test),
    events: events.map(({ name }) => name),
    judged: report.judged,
    expectations: { total: results.length, passed: results.length - failed, failed },
    results: results.map(asJson),
    findings: [
      ...findings.policy.map((finding) => ({ file: policy, ...jsonDiagnostic(lineIndex, finding) })),
      ...findings.events.flatMap(({ source, findings: ofFile }) =>
        ofFile.map((finding) => ({
          file: source.name,
          ...jsonDiagnostic(indexes.get(source.name) ?? lineIndex, finding),
        })),
      ),
    ],
    ...(withCoverage && {
      coverage: { ...coverageOf(test), list: report.coverage.filter(({ layer }) => layer === "site") },
    }),
  };
}

/** A policy that judges nothing, in the same shape: whoever reads the list must not take it for one that passed. */
export function jsonRefusedTest(policy: string, analysis: PolicyAnalysis) {
  const { lineIndex } = analysis.parsed;
  return {
    policy,
    ok: false,
    events: [],
    judged: 0,
    expectations: { total: 0, passed: 0, failed: 0 },
    results: [],
    findings: errorsAmong(analysis).diagnostics.map((finding) => ({
      file: policy,
      ...jsonDiagnostic(lineIndex, finding),
    })),
  };
}
