import type { TextEdit } from "@a3s/acl-grammar";
import { parseRegex } from "@a3s/acl-grammar/regex";
import { normalBudget } from "../analysis/analysis-budget.js";
import type { AnalysisRun } from "../analysis/analysis-run.js";
import { ruleReachability } from "../analysis/reachability.js";
import type { Verdict } from "../decision/decision.js";
import { createDryJudge, type DryJudge } from "../dry-run/dry-judge.js";
import { EngineCache } from "../dry-run/engine-cache.js";
import type { JudgedEvent } from "../events/event.js";
import { subjectOf } from "../events/subject-of.js";
import { commentEvents } from "../expectations/comment-events.js";
import { actualDecision, mismatchesOf } from "../expectations/compare-decision.js";
import type { ExpectationPlace } from "../expectations/expectation-result.js";
import type { ExpectedDecision } from "../expectations/expected-decision.js";
import type { NamedEventsFile } from "../expectations/run-expectations.js";
import type { PolicyAnalysis } from "../policy/analyze-document.js";
import { analyzePolicy } from "../policy/analyze-policy.js";
import type { Rule, RuleAction } from "../policy/policy.js";
import { draftPatterns, type Widening } from "./draft-patterns.js";
import { placeRule, type RuleText } from "./place-rule.js";

/** A line of an events file, counted from 0. */
export interface SelectedLine {
  readonly file: string;
  readonly line: number;
}

export interface DraftRequest {
  /** A policy that was accepted. */
  readonly analysis: PolicyAnalysis;
  /** The judge of that policy. */
  readonly judge: DryJudge;
  /** All sample events of the policy, those that are selected among them. */
  readonly files: readonly NamedEventsFile[];
  readonly selected: readonly SelectedLine[];
}

/** Another sample event that the drafted rule matches. */
export interface AlsoMatched {
  readonly place: ExpectationPlace;
  /** The text that the rules see, untrusted; the first 500 UTF-16 units of a longer one. */
  readonly subject: string;
  /** What the rules decide without the drafted one, and with it. */
  readonly before: Verdict;
  readonly after: Verdict;
}

/** A rule made of events, or why there is none. Plain JSON. */
export type RuleDraft =
  | {
      readonly kind: "drafted";
      readonly rule: RuleText;
      readonly widening: Widening;
      /** Puts the rule where it decides all events that were selected. */
      readonly edit: TextEdit;
      /** The rule's position in the changed policy, from 0. */
      readonly position: number;
      /** Every other sample event that the rule matches, whichever rule decides it. */
      readonly alsoMatches: readonly AlsoMatched[];
      /** A shortest event that the rule decides in the changed policy, as one line; absent where none was found in time. */
      readonly example?: string;
    }
  | { readonly kind: "refused"; readonly why: string };

interface Sample {
  readonly place: ExpectationPlace;
  readonly event: JudgedEvent;
  readonly expected?: ExpectedDecision;
  readonly isSelected: boolean;
}

/** Longer subjects make patterns that nobody reads. */
const maxSubjectLength = 2_000;
const maxSelected = 200;
const maxShownSubject = 500;

/**
 * Makes a rule of sample events: literals are kept; numbers, file names and what differs between the events are widened.
 * A rule that allows is widened in numbers and plain file names only.
 * The rule is tried with the real engine: it must decide every selected event, match no other event that is expected to be
 * allowed, and break no expectation. Where it would, it is made narrower, down to exactly the selected events. What else it
 * matches among the samples is told, all of it.
 *
 * The verdict, the severity, the name and the action come from what the selected lines expect; without that, the rule
 * blocks.
 */
export function* draftRule(request: DraftRequest): AnalysisRun<RuleDraft> {
  const { analysis, judge } = request;
  if (!analysis.accepted) return refused("the policy has errors");
  const samples = samplesOf(request);
  const selected = samples.filter(({ isSelected }) => isSelected);
  const outline = outlineOf(selected, judge);
  if ("why" in outline) return refused(outline.why);
  const position = positionFor(selected, judge);
  // The built-in rules are the same for every pattern that is tried.
  const engines = new EngineCache();
  const patterns = draftPatterns(
    outline.rule.on,
    selected.map(({ event }) => subjectOf(event)),
    { allows: outline.rule.verdict === "allow" },
  );
  for (const { pattern, widening } of patterns) {
    const rule: RuleText = { ...outline.rule, match: pattern };
    const edit = placeRule(analysis, rule, position);
    const drafted = yield* tryDraft(request, samples, { rule, edit, position, engines });
    if (drafted === undefined) continue;
    const { alsoMatches, example } = drafted;
    return { kind: "drafted", rule, widening, edit, position, alsoMatches, ...(example !== undefined && { example }) };
  }
  return refused("no rule was found that decides these events without deciding one that is expected otherwise");
}

function refused(why: string): RuleDraft {
  return { kind: "refused", why };
}

function samplesOf({ judge, files, selected }: DraftRequest): Sample[] {
  const isSelected = new Set(selected.map(({ file, line }) => `${line} ${file}`));
  const comments = judge.policy.expectations.flatMap((expectation) =>
    commentEvents(expectation).map((event): Sample => {
      const place = { source: "comment", rule: expectation.rule } as const;
      return { place, event, expected: { verdict: expectation.verdict }, isSelected: false };
    }),
  );
  const lines = files.flatMap(({ name, file }) =>
    file.lines.flatMap(({ number, line: { event, expectation } }): Sample[] => {
      if (event === undefined) return [];
      const place = { source: "events", file: name, line: number } as const;
      const expected = expectation?.sound === true ? { expected: expectation.expected } : {};
      return [{ place, event, ...expected, isSelected: isSelected.has(`${number} ${name}`) }];
    }),
  );
  return [...comments, ...lines];
}

type Outline =
  | { readonly rule: Omit<RuleText, "match" | "on"> & { readonly on: JudgedEvent["kind"] } }
  | { readonly why: string };

/** What the rule says but for its pattern. */
function outlineOf(selected: readonly Sample[], judge: DryJudge): Outline {
  const [first] = selected;
  if (first === undefined) return { why: "no line that is selected is an event that is judged" };
  if (selected.length > maxSelected) return { why: `more than ${maxSelected} events are selected` };
  const { kind } = first.event;
  if (selected.some(({ event }) => event.kind !== kind)) return { why: "the selected events are of several kinds" };
  const subjects = selected.map(({ event }) => subjectOf(event));
  if (subjects.some((subject) => subject.length > maxSubjectLength)) {
    return { why: `the subject of an event is longer than ${maxSubjectLength} characters` };
  }
  if (subjects.some((subject) => subject === "")) return { why: "the subject of an event is empty" };
  const expected = selected.map((sample) => sample.expected ?? {});
  const verdicts = new Set(
    expected.map(({ verdict, final }) => verdict ?? final).filter((verdict) => verdict !== undefined),
  );
  if (verdicts.size > 1) return { why: "the selected events are expected to get different verdicts" };
  const [verdict = "block"] = verdicts;
  const expectedSeverities = expected.map((one) => one.severity);
  if (new Set(expectedSeverities.filter((one) => one !== undefined)).size > 1) {
    return { why: "the selected events are expected to get different severities" };
  }
  const severity = onlyOne(expectedSeverities) ?? (verdict === "allow" ? "info" : "medium");
  const action = onlyOne(expected.map((one) => one.action ?? undefined));
  const wantedName = onlyOne(expected.map((one) => one.rule ?? undefined));
  const taken = new Set(judge.rules.map(({ name }) => name));
  if (wantedName !== undefined && taken.has(wantedName)) {
    return { why: "the events are expected to be decided by a rule that exists" };
  }
  const name = wantedName !== undefined && isName(wantedName) ? wantedName : freeName(subjects, taken);
  const ruleAction = verdict === "block" && action !== undefined ? ruleActions[action] : undefined;
  return {
    rule: {
      name,
      on: kind,
      verdict,
      severity,
      reason: "drafted from sample events: say why",
      ...(ruleAction !== undefined && { action: ruleAction }),
    },
  };
}

const ruleActions = {
  DenyEgress: "deny-egress",
  DenyFile: "deny-file",
  DenyExec: "deny-exec",
} as const satisfies Record<string, RuleAction>;

/** The value that stands there wherever one stands; undefined where there are several. */
function onlyOne<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(name);
}

/** A name of the first words that all subjects have, with a number where it is taken. */
function freeName(subjects: readonly string[], taken: ReadonlySet<string>): string {
  const wordsOf = (subject: string) => subject.toLowerCase().match(/[a-z]{2,20}/g) ?? [];
  const [first = "", ...others] = subjects;
  const sets = others.map((subject) => new Set(wordsOf(subject)));
  const words = wordsOf(first).filter(
    (word, index, all) => all.indexOf(word) === index && sets.every((set) => set.has(word)),
  );
  const name = ["draft", ...words.slice(0, 3)].join("-");
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Before the first rule of the file that matches one of the events; behind all of them where none does. */
function positionFor(selected: readonly Sample[], judge: DryJudge): number {
  const site = judge.policy.rules.length;
  const hiding = selected.flatMap(({ event }) => judge.judge(event).matches.filter((position) => position < site));
  return Math.min(site, ...hiding);
}

interface Tried {
  readonly alsoMatches: readonly AlsoMatched[];
  readonly example?: string;
}

interface Candidate {
  readonly rule: RuleText;
  readonly edit: TextEdit;
  readonly position: number;
  readonly engines: EngineCache;
}

/** What the rule does in the changed policy; undefined where it does what it must not. */
function* tryDraft(
  { analysis, judge }: DraftRequest,
  samples: readonly Sample[],
  { rule, edit, position, engines }: Candidate,
): AnalysisRun<Tried | undefined> {
  if (parseRegex(rule.match).problems.length > 0) return undefined;
  const { text } = analysis.parsed;
  const changed = analyzePolicy(text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end));
  yield undefined;
  const written = changed.policy.rules[position];
  if (!changed.accepted || written === undefined || !isSame(written, rule)) return undefined;
  if (changed.policy.rules.length !== analysis.policy.rules.length + 1) return undefined;
  const next = yield* createDryJudge(changed.policy, engines);
  const alsoMatches: AlsoMatched[] = [];
  let sinceYield = 0;
  for (const { event, expected, isSelected, place } of samples) {
    const before = judge.judge(event);
    const after = next.judge(event);
    const isMatched = after.matches.includes(position);
    if (isSelected) {
      if (after.winner !== position) return undefined;
    } else {
      if (expected !== undefined && breaks(expected, before, after)) return undefined;
      const isAllowed = expected?.verdict === "allow" || expected?.final === "allow";
      if (isMatched && isAllowed && rule.verdict !== "allow") return undefined;
      if (isMatched) {
        const subject = subjectOf(event).slice(0, maxShownSubject);
        alsoMatches.push({ place, subject, before: before.l1Decision.verdict, after: after.l1Decision.verdict });
      }
    }
    if (++sinceYield % 32 === 0) yield undefined;
  }
  const reachability = yield* ruleReachability(next, position, normalBudget);
  return { alsoMatches, ...(reachability.kind === "reachable" && { example: reachability.witness.event }) };
}

type Decided = ReturnType<DryJudge["judge"]>;

/** Something that was as expected is no longer. */
function breaks(expected: ExpectedDecision, before: Decided, after: Decided): boolean {
  const held = mismatchesOf(expected, actualDecision(before)).length === 0;
  return held && mismatchesOf(expected, actualDecision(after)).length > 0;
}

/** The rule that was read is the one that was meant: nothing was lost in quotes and escapes. */
function isSame(written: Rule, rule: RuleText): boolean {
  return (["name", "on", "match", "verdict", "severity", "reason", "action"] as const).every(
    (field) => written[field] === rule[field],
  );
}
