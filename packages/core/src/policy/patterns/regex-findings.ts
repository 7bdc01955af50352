import type { RegexProblemKind } from "@a3s/acl-grammar";
import type { CheckContext } from "../check-context.js";
import type { Finding } from "../define-check.js";
import { sourceRangeOfText } from "./source-range-of-text.js";

/**
 * The problems of one kind in all regular expressions of the policy, on the characters in question. What exactly is
 * wrong stands behind `prefix` in the message, or in the data alone where the code says it all.
 */
export function* regexFindings(context: CheckContext, kind: RegexProblemKind, prefix?: string): Iterable<Finding> {
  for (const { text, regex } of context.patterns) {
    for (const problem of regex.problems) {
      if (problem.kind !== kind) continue;
      const finding = { range: sourceRangeOfText(text, problem.range), data: { detail: problem.message } };
      yield prefix === undefined ? finding : { ...finding, message: `${prefix}: ${problem.message}` };
    }
  }
}
