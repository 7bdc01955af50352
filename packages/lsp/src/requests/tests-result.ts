import type { Range } from "@a3s/acl-grammar";
import { LineIndex } from "@a3s/acl-grammar";
import type { ExpectationResult } from "@a3s/sentry-core";
import type { ProtocolLocation } from "../protocol/place.js";
import type { RuleReached, TestResult, TestsResult } from "../protocol/requests.js";
import type { SampleRun } from "../samples/samples.js";
import { toLspRange } from "../wiring/to-lsp-range.js";

/** The expectations of a policy as tests, each with what became of it, and what they reach. */
export function testsResult({ snapshot, files, tried }: SampleRun): TestsResult {
  if (tried === undefined) return { accepted: false, tests: [], coverage: [], judged: 0 };
  const { results, coverage, judged } = tried.report;
  const { lineIndex } = snapshot.analysis.parsed;
  const lines = new Map(files.map(({ uri, file }) => [uri, new LineIndex(file.text)]));
  const locate = ({ place, range }: ExpectationResult): ProtocolLocation => {
    if (place.source === "comment") return { uri: snapshot.uri, range: toLspRange(lineIndex, range) };
    return { uri: place.file, range: toLspRange(lines.get(place.file) ?? lineIndex, range) };
  };
  const toRange = (range: Range) => toLspRange(lineIndex, range);
  return {
    accepted: true,
    tests: results.map((result): TestResult => {
      const { id, place, note, kind, subject, event, expected, actual, passed, mismatches } = result;
      return {
        id,
        label: note ?? `${expected.verdict ?? "expected"}: ${subject}`,
        source: place.source,
        ...(place.source === "comment" && { rule: place.rule }),
        location: locate(result),
        ...(note !== undefined && { note }),
        kind,
        subject,
        event,
        expected,
        actual,
        passed,
        mismatches,
      };
    }),
    coverage: coverage.flatMap(({ position, name, layer, matches, wins, expectations }): RuleReached[] => {
      const rule = tried.judge.rules[position];
      if (rule === undefined || layer === "builtin") return [];
      const { range, nameRange } = rule;
      return [
        { position, name, range: toRange(range), nameRange: toRange(nameRange), matches, wins, tests: expectations },
      ];
    }),
    judged,
  };
}
