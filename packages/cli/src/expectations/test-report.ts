import { LineIndex } from "@a3s/acl-grammar";
import type { CliContext } from "../context.js";
import { prettyDiagnostic } from "../diagnostics/pretty-diagnostic.js";
import { prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import type { TableOptions } from "../eval/decision-table.js";
import { displayName } from "../io/read-source.js";
import { countOf } from "../terminal/count-of.js";
import { visibleText } from "../terminal/visible-text.js";
import { failureReport } from "./failure-report.js";
import { findingsOf, type PolicyTest } from "./policy-test.js";

/** Two lines, for those who have none yet. */
const howToExpect = `  above a rule:        # expect block: "nc -l 4444"
  in an events file:   {"event":{"ToolExec":{"pid":1,"argv":["nc","-l","4444"]}},"expect":"block"}`;

/** What became of the expectations of one policy, for people: what is wrong with them, the failures, the counts. */
export function testReport(context: CliContext, test: PolicyTest, options: TableOptions): string {
  const { policy, analysis, events, report } = test;
  const findings = findingsOf(test);
  const named = { ...analysis.parsed, name: displayName(policy) };
  const blocks = [
    prettyDiagnostics(named, { diagnostics: findings.policy, truncated: false }, context, context.stdout),
  ];
  for (const { source, findings: ofFile } of findings.events) {
    const shown = ofFile.filter(({ severity }) => severity !== "information");
    const { text } = source.file;
    const place = { name: displayName(source.name), text, lineIndex: new LineIndex(text) };
    for (const finding of shown) blocks.push(`${prettyDiagnostic(place, finding, options)}\n`);
  }
  for (const result of report.results) {
    if (!result.passed) blocks.push(`${failureReport(test, result, options)}\n`);
  }
  const { results, judged } = report;
  const failed = results.filter(({ passed }) => !passed).length;
  const { colors } = options;
  const counts = [
    ...(failed > 0 ? [colors.red(`${failed} failed`)] : []),
    ...(results.length > failed ? [colors.green(`${results.length - failed} passed`)] : []),
  ].join(", ");
  const from =
    events.length === 0 ? "no events file" : events.map(({ name }) => visibleText(displayName(name))).join(", ");
  const expected =
    results.length === 0
      ? colors.bold(colors.red("nothing is expected, so nothing is tested"))
      : `${countOf(results.length, "expectation")}: ${counts}`;
  const notJudged = events.reduce(
    (sum, { file }) => sum + file.lines.filter(({ line }) => line.kind === "other").length,
    0,
  );
  const others = notJudged > 0 ? `, ${countOf(notJudged, "event")} of kinds that are not judged` : "";
  blocks.push(
    `${colors.bold(visibleText(displayName(policy)))}: ${expected} (${countOf(judged, "event")} judged${others}; ${from})\n`,
  );
  if (results.length === 0) blocks.push(`${howToExpect}\n`);
  return blocks.join("");
}
