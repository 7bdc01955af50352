import type { Range } from "@a3s/acl-grammar";
import { builtinRules } from "@a3s/sentry-core";
import { builtinDocument } from "../../document/builtin-document.js";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { type NamedEvents, type RuleNameSite, ruleNamesOfEvents, ruleNamesOfPolicy } from "./rule-names.js";

/** A policy and the sample events that are judged by it. */
export interface RuleScope {
  /** Absent for sample events without a policy: they can still name built-in rules. */
  readonly policy?: PolicySnapshot;
  readonly events: readonly NamedEvents[];
}

export interface Target {
  readonly uri: string;
  /** The name of the rule. */
  readonly range: Range;
  /** The whole rule. */
  readonly rule: Range;
}

/** Where the rule that is named at a place of the scope is defined: in the policy, else in the built-in one. */
export function ruleDefinitions(scope: RuleScope, uri: string, offset: number): readonly Target[] {
  const site = ruleNameAt(scope, uri, offset);
  if (site === undefined) return [];
  const found = allNames(scope).filter(({ isDefinition, name }) => isDefinition && name === site.name);
  if (found.length > 0) return found.map(({ uri: own, range, rule }) => ({ uri: own, range, rule: rule ?? range }));
  return builtinRules()
    .filter(({ name }) => name === site.name)
    .map(({ nameRange, range }) => ({ uri: builtinDocument.uri, range: nameRange, rule: range }));
}

/** All places that name the rule at a place, definitions first if they are wanted. */
export function ruleReferences(
  scope: RuleScope,
  uri: string,
  offset: number,
  options: { readonly withDefinition: boolean },
): readonly RuleNameSite[] {
  const site = ruleNameAt(scope, uri, offset);
  if (site === undefined) return [];
  return allNames(scope).filter(
    ({ name, isDefinition }) => name === site.name && (options.withDefinition || !isDefinition),
  );
}

/** The name of a rule that touches an offset of one of the documents. */
export function ruleNameAt(scope: RuleScope, uri: string, offset: number): RuleNameSite | undefined {
  return allNames(scope).find((site) => site.uri === uri && site.range.start <= offset && offset <= site.range.end);
}

export function allNames({ policy, events }: RuleScope): readonly RuleNameSite[] {
  return [...(policy === undefined ? [] : ruleNamesOfPolicy(policy)), ...events.flatMap(ruleNamesOfEvents)];
}
