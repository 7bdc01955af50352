import type { Range, StringLiteral } from "@a3s/acl-grammar";
import {
  type AnalysisRun,
  type AttributeSchema,
  blockSchema,
  diagnosticCodes,
  type JudgedRules,
  policySchema,
  type Rule,
} from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { isPattern } from "../../syntax/is-pattern.js";
import { nodePathAt, type SyntaxNode } from "../../syntax/node-path.js";
import { nameOf, nameRangeOf, type Place, placeOf } from "../../syntax/place.js";
import { tokensOf, tokenTouching } from "../../syntax/tokens-of.js";
import { detailOf } from "../completion/complete-names.js";
import { codeSpan } from "../markdown.js";
import { describePattern } from "./describe-pattern.js";
import { describeRule } from "./describe-rule.js";

export interface Hover {
  /** What the text is about. */
  readonly range: Range;
  readonly markdown: string;
}

export interface HoverContext {
  /**
   * The rules that judge, those of the policy first, as a dry judge of this version has them. Absent: they are made
   * where they are needed.
   */
  readonly judged?: JudgedRules;
}

/**
 * What there is to say about the place. In small pieces, because the example of a rule is searched for: who drives it can
 * stop it. The work is bounded.
 */
export function* hover(
  snapshot: PolicySnapshot,
  offset: number,
  context: HoverContext = {},
): AnalysisRun<Hover | undefined> {
  const comment = tokenTouching(tokensOf(snapshot), offset, ({ kind }) => kind === "comment");
  if (comment !== undefined) return hoverComment(snapshot, comment.range, offset);
  const { document } = snapshot.analysis.parsed;
  const path = nodePathAt(document, offset);
  const place = placeOf(path, document);
  const node = path.at(-1);
  const rule = ruleAt(snapshot, path);
  if (node === undefined) return undefined;
  const name = hoverName(path, offset);
  if (name !== undefined) {
    const isRuleName = rule !== undefined && contains(name.range, offset) && name.markdown.startsWith("**rule");
    if (!isRuleName) return name;
    const facts = yield* describeRule(snapshot, rule, context.judged);
    return { ...name, markdown: join([name.markdown, facts]) };
  }
  if (node.kind === "block" && rule !== undefined && node.labels.some(({ range }) => contains(range, offset))) {
    const range = node.labels[0]?.range ?? node.typeRange;
    return {
      range,
      markdown: join([`**rule** ${codeSpan(rule.name)}`, yield* describeRule(snapshot, rule, context.judged)]),
    };
  }
  if (node.kind === "string" && place.field !== undefined && nameOf(place.field) === "name" && rule !== undefined) {
    const facts = yield* describeRule(snapshot, rule, context.judged);
    return { range: node.range, markdown: join([`**rule** ${codeSpan(rule.name)}`, facts]) };
  }
  if (node.kind === "string" && isPattern(place)) {
    const facts = rule === undefined ? "" : yield* describeRule(snapshot, rule, context.judged);
    return describePattern(node, offset, facts);
  }
  const value = hoverValue(node, place);
  return value === undefined ? undefined : { range: node.range, markdown: value };
}

/** The name of an attribute, a block or a function. */
function hoverName(path: readonly SyntaxNode[], offset: number): Hover | undefined {
  const node = path.at(-1);
  const parents = path.slice(0, -1);
  const document = path[0];
  if (node === undefined || document?.kind !== "document") return undefined;
  const outside = placeOf(parents, document);
  if (node.kind === "block" && contains(node.typeRange, offset)) {
    const schema = outside.bodySchema && blockSchema(outside.bodySchema, node.type);
    return schema && { range: node.typeRange, markdown: join([`**${node.type}** block`, schema.documentation]) };
  }
  if (node.kind === "call" && contains(node.nameRange, offset)) {
    const schema = Object.hasOwn(policySchema.functions, node.name) ? policySchema.functions[node.name] : undefined;
    return schema && { range: node.nameRange, markdown: join([codeSpan(schema.signature), schema.documentation]) };
  }
  if ((node.kind === "attribute" || node.kind === "entry") && contains(nameRangeOf(node), offset)) {
    const { fieldSchema } = placeOf(path, document);
    if (fieldSchema !== undefined)
      return { range: nameRangeOf(node), markdown: describeAttribute(nameOf(node), fieldSchema) };
    const block = outside.bodySchema && blockSchema(outside.bodySchema, nameOf(node));
    return block && { range: nameRangeOf(node), markdown: join([`**${nameOf(node)}** block`, block.documentation]) };
  }
  return undefined;
}

function describeAttribute(name: string, schema: AttributeSchema): string {
  const { type } = schema;
  const allowed = type.kind === "string" ? (type.allowed ?? []) : [];
  return join([
    `**${name}** (${detailOf(schema)})`,
    schema.documentation,
    allowed.map(({ value, documentation }) => `- ${codeSpan(value)}: ${documentation}`).join("\n"),
    schema.addition === true ? "Other tools of the language ignore this attribute." : "",
  ]);
}

/** A value: what choosing it means, what a number counts, what a string with escapes holds. */
function hoverValue(node: SyntaxNode, { fieldSchema, field, call, inList }: Place): string | undefined {
  if (fieldSchema === undefined || field === undefined) return undefined;
  const { type } = fieldSchema;
  if (node.kind === "string" && call?.name === "env") {
    return join([`Environment variable ${codeSpan(node.value)}`, "Read when the judge is built, never by the editor."]);
  }
  if ((node.kind === "string" || node.kind === "word") && type.kind === "string" && call === undefined && !inList) {
    const allowed = type.allowed?.find(({ value }) => value === node.value);
    if (allowed !== undefined) return join([`**${nameOf(field)}** ${codeSpan(allowed.value)}`, allowed.documentation]);
  }
  // A key is not repeated where it might be seen, and an unclosed string is not what its author means.
  if (node.kind === "string")
    return type.kind === "string" && type.format === "secret" ? undefined : describeDecoded(node);
  if (node.kind === "number" && type.kind === "integer")
    return `${describeSeconds(node.value)}, of ${type.min} to ${type.max} ${type.unit}`;
  if (node.kind === "number" && type.kind === "number") return `${codeSpan(node.raw)}, of ${type.min} to ${type.max}`;
  return undefined;
}

function describeSeconds(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "hour"],
    [Math.floor((seconds % 3600) / 60), "minute"],
    [seconds % 60, "second"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return words.length === 0 || seconds < 60 ? `${seconds} seconds` : `${seconds} seconds = ${words.join(" ")}`;
}

/** The text that a string stands for, where it is not the text that one reads. */
function describeDecoded({ value, segments, quote, range }: StringLiteral): string | undefined {
  const isPlain = segments.length === 0 || (segments.length === 1 && segments[0]?.source.start === range.start + 1);
  if (isPlain && quote !== "heredoc") return undefined;
  return join([`Read as ${codeSpan(value, 400)}`, `${[...value].length} characters`]);
}

function hoverComment({ text }: PolicySnapshot, range: Range, offset: number): Hover | undefined {
  const comment = text.slice(range.start, range.end);
  const found = /^(?:#|\/\/)\s*sentry-ignore\s+(?<code>[\w.]+)/u.exec(comment);
  const code = found?.groups?.code ?? "";
  const start = range.start + comment.indexOf(code);
  const known = Object.hasOwn(diagnosticCodes, code) ? diagnosticCodes[code] : undefined;
  if (code === "" || known === undefined || !contains({ start, end: start + code.length }, offset)) return undefined;
  return {
    range: { start, end: start + code.length },
    markdown: join([`${codeSpan(code)} (${known.severity}): ${known.message}`, known.documentation]),
  };
}

/** The sound rule that a path leads into. */
function ruleAt({ analysis }: PolicySnapshot, path: readonly SyntaxNode[]): Rule | undefined {
  const node = path.findLast(({ kind }) => kind === "object" || kind === "block");
  if (node === undefined) return undefined;
  return analysis.policy.rules.find(({ range }) => range.start === node.range.start && range.end === node.range.end);
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function join(paragraphs: readonly (string | undefined)[]): string {
  return paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== "").join("\n\n");
}
