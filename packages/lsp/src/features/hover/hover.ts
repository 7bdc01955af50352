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
import type { PolicySnapshot, PolicySyntax } from "../../document/policy-snapshot.js";
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

/** Says of a rule what takes the policy to be analysed: where it stands, what it decides. */
export type RuleFacts = (path: readonly SyntaxNode[]) => AnalysisRun<string | undefined>;

/**
 * What there is to say about a place: what the text tells, and what `factsOf` says of the rule there. In small pieces,
 * because that may search: who drives it can stop it.
 */
export function* hover(snapshot: PolicySyntax, offset: number, factsOf: RuleFacts): AnalysisRun<Hover | undefined> {
  const comment = tokenTouching(tokensOf(snapshot), offset, ({ kind }) => kind === "comment");
  if (comment !== undefined) return hoverComment(snapshot, comment.range, offset);
  const { document } = snapshot.parsed;
  const path = nodePathAt(document, offset);
  const place = placeOf(path, document);
  const node = path.at(-1);
  if (node === undefined) return undefined;
  const name = hoverName(path, offset);
  if (name !== undefined) {
    if (node.kind !== "block" || node.type !== "rule") return name;
    return { ...name, markdown: join([name.markdown, yield* factsOf(path)]) };
  }
  const ruleName = ruleNameAt(path, place, offset);
  if (ruleName !== undefined) {
    return { range: ruleName.range, markdown: join([`**rule** ${codeSpan(ruleName.name)}`, yield* factsOf(path)]) };
  }
  if (node.kind === "string" && isPattern(place)) return describePattern(node, offset, (yield* factsOf(path)) ?? "");
  const value = hoverValue(node, place);
  return value === undefined ? undefined : { range: node.range, markdown: value };
}

/** What an analysed policy says of its rules; `judged` as a dry judge of this version has them, else made when needed. */
export function factsOfRules(snapshot: PolicySnapshot, judged?: JudgedRules): RuleFacts {
  return function* (path) {
    const rule = ruleAt(snapshot, path);
    return rule === undefined ? undefined : yield* describeRule(snapshot, rule, judged);
  };
}

/** Says nothing of rules. */
// biome-ignore lint/correctness/useYield: there is nothing to do in pieces.
export function* noFacts(): AnalysisRun<undefined> {
  return undefined;
}

/** The name of a rule, in a label or in an attribute. */
function ruleNameAt(path: readonly SyntaxNode[], { field }: Place, offset: number) {
  const node = path.at(-1);
  if (node?.kind === "block" && node.type === "rule") {
    const label = node.labels.find(({ range }) => contains(range, offset));
    return label && { name: label.value, range: label.range };
  }
  const isInRules = path.some(
    (one) => (one.kind === "attribute" && one.name === "rules") || (one.kind === "block" && one.type === "rules"),
  );
  const isName = isInRules && node?.kind === "string" && field !== undefined && nameOf(field) === "name";
  return isName ? { name: node.value, range: node.range } : undefined;
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

function hoverComment({ text }: PolicySyntax, range: Range, offset: number): Hover | undefined {
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
