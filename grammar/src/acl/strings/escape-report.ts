import type { Finding } from "../findings.js";

/** Takes a finding about an escape of one string token. */
export type EscapeReport = (finding: Finding) => void;

// A pattern typed without doubling its backslashes would otherwise fill the whole report.
const mostPerToken = 3;

/** A report for one string token, which falls silent after three findings. */
export function createEscapeReport(findings: Finding[]): EscapeReport {
  let reported = 0;
  return (finding) => {
    if (reported < mostPerToken) findings.push(finding);
    reported++;
  };
}
