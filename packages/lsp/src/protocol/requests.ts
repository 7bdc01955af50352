import type {
  ActualDecision,
  Decision,
  DryRunRow,
  EventKind,
  ExpectedDecision,
  ExpectedMember,
  ExplainedDeny,
  KindDiff,
  RiskCategory,
  RuleAction,
  Severity,
  StepOutcome,
  Verdict,
} from "@a3s/sentry-core";
import type { ProtocolLocation, ProtocolRange } from "./place.js";

/** What most requests are about. */
export interface PolicyParams {
  /** The URI of a policy that is open, or that the server can read. */
  readonly uri: string;
}

/** `sentry/status`: null where there is no such policy. */
export interface PolicyStatus {
  readonly uri: string;
  /** Without errors: only then there are results. */
  readonly accepted: boolean;
  /** The numbers of rules, in the file and built in. */
  readonly siteRules: number;
  readonly builtinRules: number;
  /** The deeper tiers that the policy configures. */
  readonly tiers: { readonly llm: boolean; readonly agent: boolean; readonly sae: boolean };
  /** What becomes of an escalation that no tier settles: `open` allows it. */
  readonly failMode: "open" | "closed";
  readonly dryRun: boolean;
  /** No tier is configured and the fail mode is open: every event that a rule escalates is allowed. */
  readonly escalationsAllowed: boolean;
  /** The URIs of the files of sample events in use. */
  readonly eventsFiles: readonly string[];
  /** They were chosen by `sentry/useEvents`. */
  readonly eventsChosen: boolean;
  /** Expectations of the sample events and of the policy's comments. */
  readonly expectations: { readonly total: number; readonly failed: number };
  /** Rules of the file that decide no sample event. */
  readonly unreachedRules: number;
}

/** `sentry/rules`: the rules in effective order, built-in ones at the end. Null where there is no such policy. */
export interface RulesResult {
  readonly accepted: boolean;
  readonly rules: readonly RuleEntry[];
}

export interface RuleEntry {
  /** From 0. */
  readonly position: number;
  readonly name: string;
  readonly layer: "site" | "builtin";
  readonly on: EventKind | "*";
  readonly match: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly reason: string;
  readonly action?: RuleAction;
  readonly risk?: RiskCategory;
  /** The rule, in the policy or in the built-in one. */
  readonly location: ProtocolLocation;
  /** How many sample events it matches, and how many it decides. Absent while the policy has errors. */
  readonly matches?: number;
  readonly wins?: number;
}

/** `sentry/dryRun`: judges events by the rules; nothing is written, asked, started or read. */
export interface DryRunParams extends PolicyParams {
  /** Lines of events. Absent: the files of sample events of the policy. */
  readonly text?: string;
}

/** Null where there is no such policy. */
export interface DryRunResult {
  readonly accepted: boolean;
  readonly files: readonly {
    /** Absent for lines that came with the request. */
    readonly uri?: string;
    readonly rows: readonly DryRunRow[];
  }[];
  /** The same table on a command line. Absent where the policy or the events are no files. */
  readonly command?: string;
}

/** `sentry/explain`: how the decision about one event comes about. Give the event, or the line where it stands. */
export interface ExplainParams extends PolicyParams {
  /** An event of the collector, as JSON. */
  readonly event?: string;
  /** A line of a file of sample events, counted from 0. */
  readonly at?: { readonly uri: string; readonly line: number };
}

/** Null where there is no such policy, it has errors, or the line is no event that is judged. */
export interface ExplainResult {
  readonly kind: EventKind;
  readonly subject: string;
  /** Only a part of the subject was captured when this is false. */
  readonly evidenceComplete: boolean;
  /** Every rule that is about events of the kind, in order. */
  readonly steps: readonly ExplainedStep[];
  readonly l1Decision: Decision;
  /** What stands where no deeper tier answers. */
  readonly decision: Decision;
  readonly deny?: ExplainedDeny;
  readonly command: string;
}

export interface ExplainedStep {
  /** From 0. */
  readonly position: number;
  readonly name: string;
  readonly layer: "site" | "builtin";
  readonly verdict: Verdict;
  readonly outcome: StepOutcome;
  /** Where the pattern occurs in the subject, UTF-16 offsets. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly location: ProtocolLocation;
}

/** `sentry/policyDiff`: which events two policies judge differently. The policy of `uri` is the new one. */
export interface PolicyDiffParams extends PolicyParams {
  /** The old policy: a document, or its text. */
  readonly before: { readonly uri: string } | { readonly text: string };
  /** Search twenty times longer before something counts as not proven. Default false. */
  readonly deep?: boolean;
}

/** Null where one of the policies is missing. */
export type PolicyDiffResult =
  | { readonly accepted: false; readonly refused: "before" | "after" }
  | {
      readonly accepted: true;
      readonly kinds: readonly KindDiff[];
      /** The names that the positions in `kinds` stand for. */
      readonly rulesBefore: readonly string[];
      readonly rulesAfter: readonly string[];
    };

/** `sentry/tests`: runs the expectations. Null where there is no such policy. */
export interface TestsResult {
  /** While the policy has errors nothing is run and the lists are empty. */
  readonly accepted: boolean;
  readonly tests: readonly TestResult[];
  readonly coverage: readonly RuleReached[];
  /** How many sample events were judged. */
  readonly judged: number;
}

export interface TestResult {
  /** The same from run to run while the event is the same. */
  readonly id: string;
  readonly label: string;
  readonly source: "events" | "comment";
  /** The rule that the comment stands above. */
  readonly rule?: string;
  readonly location: ProtocolLocation;
  readonly note?: string;
  readonly kind: EventKind;
  readonly subject: string;
  /** The event, for `sentry/explain`. */
  readonly event: string;
  readonly expected: ExpectedDecision;
  readonly actual: ActualDecision;
  readonly passed: boolean;
  readonly mismatches: readonly ExpectedMember[];
}

/** What the sample events show of one rule of the file. */
export interface RuleReached {
  readonly position: number;
  readonly name: string;
  readonly range: ProtocolRange;
  readonly nameRange: ProtocolRange;
  readonly matches: number;
  readonly wins: number;
  /** The ids of the tests whose events it decides. */
  readonly tests: readonly string[];
}

/** `sentry/builtinPolicy`: the policy whose rules every policy has behind its own. */
export interface BuiltinPolicyResult {
  readonly uri: string;
  readonly text: string;
}

/** `sentry/useEvents`: the result is the status from then on. */
export interface UseEventsParams extends PolicyParams {
  /** The URIs of the files to try the policy with; null: those that match by name or by the setting. */
  readonly eventsFiles: readonly string[] | null;
}
