import type { Diagnostic, Fix, Range } from "@a3s/acl-grammar";
import { suggestName } from "../policy/suggest.js";
import { expectationFinding } from "./expectation-finding.js";
import type { ActualDecision, ExpectationResult } from "./expectation-result.js";
import type { ExpectedDecision, ExpectedMember } from "./expected-decision.js";
import { writeFix } from "./read-expected.js";

/**
 * A failed expectation as a finding at its place. The message names no rule, because it may end up where source text
 * must not; the data has what was expected and what came.
 */
export function failureFinding(result: ExpectationResult): Diagnostic {
  const { id, range, expected, actual, mismatches } = result;
  const fixes = result.place.source === "events" ? acceptFixes(result) : [];
  return expectationFinding("sentry.expect.failed", range, {
    words: { expected: describe(expected, mismatches), actual: describe(actual, mismatches) },
    data: { id, expected, actual, mismatches, ...(failureHint(result) && { detail: failureHint(result) }) },
    ...(fixes.length > 0 && { fixes }),
  });
}

/** A rule that an expectation names and that there is not, with the one that was probably meant. */
export function unknownRuleFinding(name: string, range: Range, ruleNames: ReadonlySet<string>): Diagnostic {
  const suggestion = suggestName(name, ruleNames);
  return expectationFinding(
    "sentry.expect.rule",
    range,
    suggestion === undefined ? {} : { data: { suggestion }, fixes: [writeFix(suggestion, range)] },
  );
}

/** For example `block, severity high` and `escalate, severity medium`: the members that differ. */
function describe(decision: ExpectedDecision | ActualDecision, members: readonly ExpectedMember[]): string {
  return members.map((member) => describeMember(member, decision)).join(", ");
}

function describeMember(member: ExpectedMember, decision: ExpectedDecision | ActualDecision): string {
  const value = decision[member];
  switch (member) {
    case "verdict":
      return String(value);
    case "final":
      return `${value} in the end`;
    case "rule":
      if (value === null) return "no rule";
      return "reason" in decision ? "another rule" : "the rule that is named";
    case "severity":
      return `severity ${value}`;
    case "action":
      return value === null ? "no deny" : String(value);
  }
}

/** Says what the most frequent surprise is about: a block that only the fail mode makes. */
export function failureHint({ expected, actual, mismatches }: ExpectationResult): string | undefined {
  if (!mismatches.includes("verdict") || actual.verdict !== "escalate" || expected.verdict !== actual.final) {
    return undefined;
  }
  return `the rules escalate, and only the fail mode makes it ${actual.final}: expect escalate, or {"final":"${actual.final}"}`;
}

/** Takes what the policy decides for what is expected, where a person finds that this is right. */
function acceptFixes({ range, expected, actual, mismatches }: ExpectationResult): Fix[] {
  const next: ExpectedDecision = { ...expected };
  for (const member of mismatches) Object.assign(next, { [member]: actual[member] });
  const isBare = Object.keys(next).length === 1 && next.verdict !== undefined;
  const newText = JSON.stringify(isBare ? next.verdict : next);
  return [{ title: "expect what the policy decides", edits: [{ range, newText }] }];
}
