import type { Diagnostic } from "@a3s/acl-grammar";
import type { Rule } from "../policy/policy.js";

/** The positions of the rules inside which a finding of one of these codes stands. */
export function alreadyReported(
  rules: readonly Rule[],
  findings: readonly Diagnostic[],
  codes: readonly string[],
): ReadonlySet<number> {
  const starts = findings
    .filter(({ code }) => codes.includes(code))
    .map(({ range }) => range.start)
    .sort((a, b) => a - b);
  const places = [...rules.entries()].sort(([, a], [, b]) => a.range.start - b.range.start);
  const found = new Set<number>();
  let at = 0;
  for (const [index, { range }] of places) {
    while (at < starts.length && (starts[at] as number) < range.start) at += 1;
    if (at < starts.length && (starts[at] as number) < range.end) found.add(index);
  }
  return found;
}
