import type { Diagnostic } from "@a3s/acl-grammar";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import type { CheckContext } from "./check-context.js";
import { checks } from "./checks/index.js";

/** Which checks to run. */
export interface WantedChecks {
  /** Those about other tools of the language as well. */
  readonly isPortable: boolean;
  /** All of the document is understood, so that those can speak which say something about it as a whole. */
  readonly isWhole: boolean;
  /** Those alone that ask of each part by itself, or those alone that do not. */
  readonly partwise: boolean;
}

/** What checks find, one check after the other. */
export function* runChecks(context: CheckContext, wanted: WantedChecks): AnalysisRun<readonly Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const check of checks) {
    if ((check.partwise === true) !== wanted.partwise) continue;
    if (check.wholeDocument === true && !wanted.isWhole) continue;
    if (check.portability === true && !wanted.isPortable) continue;
    for (const { fixes, ...rest } of check.check(context)) {
      const diagnostic = { code: check.code, severity: check.severity, message: check.message, ...rest };
      findings.push(fixes === undefined || fixes.length === 0 ? diagnostic : { ...diagnostic, fixes });
    }
    yield;
  }
  return findings;
}
