import { parseRegex } from "@a3s/acl-grammar/regex";
import type { EventKind } from "../../src/events/kinds.js";
import type { Rule } from "../../src/policy/policy.js";

/** Rules with these patterns, in order; on every kind of event unless told otherwise. */
export function rulesOf(patterns: readonly string[], on: EventKind | "*" = "*"): Rule[] {
  return patterns.map((match, index) => ({
    name: `rule-${index}`,
    on,
    match,
    regex: parseRegex(match),
    verdict: "block",
    severity: "high",
    reason: "test",
    layer: "site",
    range: { start: 0, end: 0 },
    nameRange: { start: 0, end: 0 },
  }));
}
