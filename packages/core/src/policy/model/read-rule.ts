import type { Block, ObjectLiteral } from "@a3s/acl-grammar";
import {
  actionTargets,
  allowedActions,
  allowedKinds,
  allowedRisks,
  allowedSeverities,
  allowedVerdicts,
  ruleActions,
} from "../schema/allowed-values.js";
import { assertBlock } from "../schema/assert.js";
import { ruleBlock, ruleBody } from "../schema/rule.js";
import { literalOf } from "./field-values.js";
import type { AssertionModel, BodyModel, ChosenText, LiteralText, PatternModel, RuleModel } from "./model.js";
import { type BodySource, readBody } from "./read-body.js";
import type { ReadContext } from "./read-context.js";
import { readLabels } from "./read-labels.js";

/** A rule from its block or object. `partial`: say nothing about fields that are missing. */
export function readRule(
  context: ReadContext,
  node: Block | ObjectLiteral,
  place: { readonly ordinal: number; readonly spelling: RuleModel["spelling"]; readonly partial?: true },
): RuleModel {
  const { ordinal, spelling } = place;
  const labelSchemas = spelling === "rule" ? ruleBlock.labels : [];
  const label = node.kind === "block" ? readLabels(context, node, labelSchemas, `rule-${ordinal}`) : undefined;
  const body = readBody(context, {
    schema: ruleBody,
    labelSchemas,
    node,
    nameRange: node.kind === "block" ? node.typeRange : node.openRange,
    labels: node.kind === "block" ? node.labels : [],
    examples: ruleExamples(node, ordinal),
    ...(place.partial === undefined ? {} : { partial: place.partial }),
  });
  const name = spelling === "rule" ? label : literalOf(body, "name");
  const reason = literalOf(body, "reason");
  return {
    ordinal,
    spelling,
    body,
    ...(name === undefined ? {} : { name }),
    ...judging(context, body),
    ...optional("severity", chosen(body, "severity", allowedSeverities)),
    ...(reason === undefined ? {} : { reason }),
    ...optional("action", chosen(body, "action", allowedActions)),
    ...optional("risk", chosen(body, "risk", allowedRisks)),
  };
}

/** An assertion from its block. */
export function readAssertion(context: ReadContext, node: Block, ordinal: number): AssertionModel {
  const name = readLabels(context, node, assertBlock.labels, `assertion-${ordinal}`);
  const source: BodySource = {
    schema: assertBlock.body,
    labelSchemas: assertBlock.labels,
    node,
    nameRange: node.typeRange,
    labels: node.labels,
  };
  const body = readBody(context, source);
  return { body, ...(name === undefined ? {} : { name }), ...judging(context, body) };
}

/** The pattern in a text, parsed. */
export function readPattern({ patterns }: ReadContext, text: LiteralText): PatternModel {
  return { text, regex: patterns.parse(text.value) };
}

function judging(context: ReadContext, body: BodyModel) {
  const match = literalOf(body, "match");
  return {
    ...optional("on", chosen(body, "on", allowedKinds)),
    ...optional("match", match === undefined ? undefined : readPattern(context, match)),
    ...optional("verdict", chosen(body, "verdict", allowedVerdicts)),
  };
}

function chosen<Allowed extends string>(
  body: BodyModel,
  name: string,
  allowed: readonly { readonly value: Allowed }[],
): ChosenText<Allowed> | undefined {
  const text = literalOf(body, name);
  if (text === undefined) return undefined;
  const value = allowed.find((candidate) => candidate.value === text.value)?.value;
  return value === undefined ? { text } : { text, value };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** What the fix for missing fields writes: names and patterns of their own, and a kind that the action fits. */
function ruleExamples(node: Block | ObjectLiteral, ordinal: number): Readonly<Record<string, string>> {
  const examples = { name: `"rule-${ordinal}"`, match: `'replace-me-${ordinal}'` };
  for (const item of node.kind === "block" ? node.items : node.entries) {
    if (item.kind !== "attribute" && item.kind !== "entry") continue;
    const { value } = item;
    if ((item.kind === "attribute" ? item.name : item.key) !== "action" || value.kind !== "string") continue;
    const action = ruleActions.find((candidate) => candidate === value.value);
    if (action !== undefined) return { ...examples, on: `"${actionTargets[action].kind}"` };
  }
  return examples;
}
