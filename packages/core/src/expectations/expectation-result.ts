import type { Range } from "@a3s/acl-grammar";
import type { EnforceAction, Severity, Tier, Verdict } from "../decision/decision.js";
import type { EventKind } from "../events/kinds.js";
import type { ExpectedDecision, ExpectedMember } from "./expected-decision.js";

/** What the policy decides on the event of an expectation, in the members that can be expected. */
export interface ActualDecision {
  readonly verdict: Verdict;
  readonly final: Verdict;
  readonly rule: string | null;
  readonly severity: Severity;
  readonly action: EnforceAction["kind"] | null;
  readonly tier: Tier;
  readonly reason: string;
}

/** Where an expectation stands. */
export type ExpectationPlace =
  /** A line of an events file, counted from 0. */
  | { readonly source: "events"; readonly file: string; readonly line: number }
  /** A comment of the policy, above the rule. */
  | { readonly source: "comment"; readonly rule: string };

/** What became of one expectation. Plain JSON. */
export interface ExpectationResult {
  /** The same from run to run as long as the event stays the same, wherever the expectation is moved to. */
  readonly id: string;
  readonly place: ExpectationPlace;
  /** What is marked in its document: the value behind `expect`, or the comment. */
  readonly range: Range;
  readonly note?: string;
  readonly kind: EventKind;
  /** The text that the rules see, untrusted; the first 500 UTF-16 units of a longer one. */
  readonly subject: string;
  /** The event, as a line of the collector; `explain` of a dry judge shows the trace. */
  readonly event: string;
  readonly expected: ExpectedDecision;
  readonly actual: ActualDecision;
  readonly passed: boolean;
  /** The members that are not as expected. */
  readonly mismatches: readonly ExpectedMember[];
}

/** What the sample events, and those of expectations in comments, show of one rule. Plain JSON. */
export interface RuleCoverage {
  /** The position among all rules, built-in ones behind those of the file. */
  readonly position: number;
  readonly name: string;
  readonly layer: "site" | "builtin";
  /** How many events it matches. */
  readonly matches: number;
  /** How many events it decides. */
  readonly wins: number;
  /** The ids of the expectations whose events it decides. */
  readonly expectations: readonly string[];
  /** How many of those fail. */
  readonly failures: number;
}
