import type { Range } from "@a3s/acl-grammar";
import type { Verdict } from "../decision/decision.js";
import type { EventKind } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";

/**
 * Finds the first rule that matches a subject. The plain engine and the automaton are both one of these, and are
 * tested against each other.
 */
export interface RuleEngine {
  /** The rules in effective order, site rules before built-in ones; the numbers below index this list. */
  readonly rules: readonly Rule[];

  /** The first rule of that kind (or of every kind) whose pattern occurs in the subject, or -1. */
  firstMatch(kind: EventKind, subject: string): number;

  /**
   * As `firstMatch`, for a subject of ASCII that stands in the bytes up to `length`, if the engine can tell without
   * making a string of it; otherwise undefined. An engine that never can leaves it out.
   */
  firstKnownMatch?(kind: EventKind, subject: Uint8Array, length: number): number | undefined;

  /** As `firstMatch`, among the rules with that verdict. */
  firstMatchWith(verdict: Verdict, kind: EventKind, subject: string): number;

  /** All rules of that kind whose patterns occur in the subject, in order. */
  allMatches(kind: EventKind, subject: string): readonly number[];

  /** Where the rule's pattern occurs in the subject: the leftmost match, UTF-16 offsets, or undefined. */
  matchSpan(rule: number, subject: string): Range | undefined;

  /** The groups of that leftmost match, the whole match first; an entry is undefined where its group took no part. */
  matchGroups(rule: number, subject: string): readonly (Range | undefined)[] | undefined;
}

export type CreateRuleEngine = (rules: readonly Rule[]) => RuleEngine;
