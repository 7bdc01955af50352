import { type ParsedRegex, parseRegex } from "@a3s/acl-grammar/regex";
import type { EventKind } from "../../src/events/kinds.js";
import type { Rule } from "../../src/policy/policy.js";

/** Rules with these patterns, in order; on every kind of event unless told otherwise. */
export function rulesOf(patterns: readonly (string | ParsedRegex)[], on: EventKind | "*" = "*"): Rule[] {
  return patterns.map((pattern, index) => ({
    name: `rule-${index}`,
    on,
    match: typeof pattern === "string" ? pattern : pattern.pattern,
    regex: typeof pattern === "string" ? parseRegex(pattern) : pattern,
    verdict: "block",
    severity: "high",
    reason: "test",
    layer: "site",
    range: { start: 0, end: 0 },
    nameRange: { start: 0, end: 0 },
  }));
}

/** The pattern as often as told, even where the front end would not allow it. */
export function repeated(pattern: string, count: number): ParsedRegex {
  const regex = parseRegex(pattern);
  const range = { start: 0, end: pattern.length };
  const child = regex.tree ?? { kind: "empty", range };
  const tree = {
    kind: "repetition",
    child,
    min: count,
    max: count,
    greedy: true,
    range,
    operatorRange: range,
  } as const;
  return { ...regex, pattern: `(?:${pattern}){${count}}`, tree };
}
