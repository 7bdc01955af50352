import type { Range } from "@a3s/acl-grammar";
import type { ExpectationReport, ExpectationResult } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";

/** What stands above a rule. */
export interface RuleLens {
  /** The name of the rule. */
  readonly range: Range;
  /** For example `matches 7, wins 3`. */
  readonly title: string;
  /** For the list behind it. */
  readonly data: { readonly rule: string; readonly position: number; readonly failures: number };
}

/**
 * How many sample events each rule of the file matches and wins, and how many of its expectations fail. None while the
 * file has errors, whose numbers would be those of another policy, and none where there is no sample event.
 */
export function ruleLenses({ analysis }: PolicySnapshot, report: ExpectationReport): RuleLens[] {
  if (!analysis.accepted || report.judged === 0) return [];
  const failed = report.results.filter(({ passed }) => !passed);
  return analysis.policy.rules.flatMap((rule, position) => {
    const coverage = report.coverage[position];
    if (coverage === undefined || coverage.name !== rule.name) return [];
    const { matches, wins } = coverage;
    const failures = failuresOf(failed, rule.name, new Set(coverage.expectations));
    const end = failures === 0 ? "" : `, ${failures} ${failures === 1 ? "expectation fails" : "expectations fail"}`;
    const title = matches === 0 ? `matches no sample event${end}` : `matches ${matches}, wins ${wins}${end}`;
    return [{ range: rule.nameRange, title, data: { rule: rule.name, position, failures } }];
  });
}

/** The failed expectations whose event the rule decides, that name it, or that stand above it. */
function failuresOf(failed: readonly ExpectationResult[], name: string, decided: ReadonlySet<string>): number {
  return failed.filter(
    ({ id, expected, place }) =>
      decided.has(id) || expected.rule === name || (place.source === "comment" && place.rule === name),
  ).length;
}
