import {
  type AttributeSchema,
  actionTargets,
  type BlockSchema,
  type BodySchema,
  eventKinds,
  policySchema,
  quoteText,
  type RuleAction,
  type ValueType,
} from "@a3s/sentry-core";
import type { BodyNode } from "../../syntax/place.js";
import { fieldsOf, nameOf, textOf } from "../../syntax/place.js";
import type { CompletionItem, InsertPart } from "./completion-item.js";
import type { CursorPlace } from "./cursor-place.js";

type NamePlace = Extract<CursorPlace, { kind: "name" }>;

/** The attributes and blocks that a body still takes, required ones first. */
export function completeNames({ word, place, followedBy, needsComma }: NamePlace): readonly CompletionItem[] {
  const { bodySchema, body } = place;
  if (bodySchema === undefined) return [];
  const edits =
    needsComma === undefined
      ? {}
      : { additionalEdits: [{ range: { start: needsComma, end: needsComma }, newText: "," }] };
  const attributes = followedBy === "header" ? [] : attributeItems(bodySchema, place, word, followedBy);
  const blocks =
    followedBy === "assignment" || body.kind === "object" ? [] : blockItems(bodySchema, body, word, followedBy);
  return [...attributes, ...blocks].map((item) => ({ ...item, ...edits }));
}

function attributeItems(
  schema: BodySchema,
  { body, blockSchema }: NamePlace["place"],
  range: NamePlace["word"],
  followedBy: NamePlace["followedBy"],
): CompletionItem[] {
  const present = new Set(
    fieldsOf(body)
      .filter((field) => field.range.start !== range.start)
      .map(nameOf),
  );
  for (const { attribute } of blockSchema?.labels ?? []) if (attribute !== undefined) present.add(attribute);
  const missing = Object.entries(schema.attributes).filter(([name]) => !present.has(name) && isOfUse(name, body));
  const sorted = [
    ...missing.filter(([, { required }]) => required === true),
    ...missing.filter(([, { required }]) => required !== true),
  ];
  return sorted.map(([name, attribute]) => attributeItem(name, attribute, range, followedBy));
}

/** An action is of no use where none fits the kind of event. */
function isOfUse(name: string, body: BodyNode): boolean {
  if (name !== "action") return true;
  const on = textOf(body, "on");
  return on === undefined || on === "*" || fittingActions(on).length > 0 || !isKind(on);
}

function isKind(text: string): boolean {
  return (eventKinds as readonly string[]).includes(text);
}

/** The actions that can apply to events of a kind; all of them for any other text, `*` included. */
export function fittingActions(on: string | undefined): readonly RuleAction[] {
  const actions = Object.keys(actionTargets) as RuleAction[];
  if (on === undefined || !isKind(on)) return actions;
  return actions.filter((action) => actionTargets[action].kind === on);
}

function attributeItem(
  name: string,
  schema: AttributeSchema,
  range: NamePlace["word"],
  followedBy: NamePlace["followedBy"],
): CompletionItem {
  const choose = isChosen(schema.type);
  return {
    label: name,
    kind: "attribute",
    detail: detailOf(schema),
    documentation: schema.documentation,
    range,
    insert: followedBy === "assignment" ? [name] : [`${name} = `, ...valueParts(schema)],
    ...(choose && followedBy !== "assignment" ? { retrigger: true } : {}),
  };
}

/** In a few words: whether it has to be there, its type, its default. */
export function detailOf({ type, required, default: byDefault }: AttributeSchema): string {
  const words = [typeName(type)];
  if (required === true) words.unshift("required");
  if (byDefault !== undefined) words.push(`default ${JSON.stringify(byDefault)}`);
  return words.join(", ");
}

export function typeName(type: ValueType): string {
  switch (type.kind) {
    case "integer":
      return type.unit;
    case "strings":
      return "list of strings";
    case "objects":
      return "list of objects";
    case "string":
      return type.format === "regex" ? "regular expression" : type.format === "url" ? "URL" : "string";
    default:
      return type.kind;
  }
}

function isChosen(type: ValueType): boolean {
  return type.kind === "boolean" || (type.kind === "string" && type.allowed !== undefined);
}

/** A value to be filled in: its quotes and brackets, with the example of the schema as the proposal. */
export function valueParts({ type, example }: AttributeSchema): readonly InsertPart[] {
  if (type.kind === "boolean") return [{ hole: "" }];
  if (type.kind === "objects") return ["[\n  ", { hole: "" }, "\n]"];
  if (type.kind === "string" && type.allowed !== undefined) return ['"', { hole: "" }, '"'];
  const quoted = /^(?<open>["'])(?<inner>.*)\k<open>$/u.exec(example)?.groups;
  if (type.kind === "string" && type.format === "regex") return ["'", { hole: "" }, "'"];
  if (quoted !== undefined) return [quoted.open ?? "", { hole: quoted.inner ?? "" }, quoted.open ?? ""];
  return [{ hole: example }];
}

function blockItems(
  schema: BodySchema,
  body: BodyNode,
  range: NamePlace["word"],
  followedBy: NamePlace["followedBy"],
): CompletionItem[] {
  const present = new Set([
    ...(body.kind === "object"
      ? []
      : body.items.filter(({ kind, range: own }) => kind === "block" && own.start !== range.start)
    ).map((item) => (item.kind === "block" ? item.type : "")),
    ...fieldsOf(body).map(nameOf),
  ]);
  return Object.entries(schema.blocks)
    .filter(([type, { count }]) => count === "many" || !present.has(type))
    .filter(([type]) => !(type in schema.attributes))
    .flatMap(([type, block]) => {
      const item: CompletionItem = {
        label: type,
        kind: "block",
        documentation: block.documentation,
        range,
        insert: followedBy === "header" ? [type] : [type, " ", ...bodyParts(block)],
      };
      return followedBy === undefined && type === "rule" ? [item, ...ruleSkeletons(block, range)] : [item];
    });
}

/** The labels and braces of a block, with what it requires to be filled in. */
export function bodyParts(block: BlockSchema, isLabelled = false): readonly InsertPart[] {
  const names = new Set(block.labels.map(({ attribute }) => attribute));
  const attributes = Object.entries(block.body.attributes).filter(([name]) => !names.has(name));
  const required = attributes.filter(([, { required }]) => required === true);
  const labels = isLabelled ? [] : block.labels.flatMap((): InsertPart[] => ['"', { hole: "name" }, '" ']);
  return [...labels, "{\n", ...linesOf(required.length > 0 ? required : attributes.slice(0, 1)), "}"];
}

function linesOf(attributes: readonly (readonly [string, AttributeSchema])[], closing = "\n"): readonly InsertPart[] {
  const width = Math.max(0, ...attributes.map(([name]) => name.length));
  if (attributes.length === 0) return ["  ", { hole: "" }, "\n"];
  return attributes.flatMap(([name, schema]): InsertPart[] => [
    `  ${name.padEnd(width)} = `,
    ...exampleParts(schema),
    closing,
  ]);
}

/** Like {@link valueParts}, but nothing is left empty: several of them are written at once. */
function exampleParts(schema: AttributeSchema): readonly InsertPart[] {
  const parts = valueParts(schema);
  if (parts.some((part) => typeof part !== "string" && part.hole !== "")) return parts;
  const inner = /^(?<open>["'])(?<inner>.*)\k<open>$/u.exec(schema.example)?.groups?.inner ?? schema.example;
  return parts.map((part) => (typeof part === "string" ? part : { hole: inner }));
}

/** A whole rule for each kind of event, with the action that fits. */
function ruleSkeletons(block: BlockSchema, range: NamePlace["word"]): readonly CompletionItem[] {
  return kindsWithDocumentation(block.body).map(({ kind, documentation }) => ({
    label: `rule ${kind}`,
    kind: "skeleton",
    detail: "a whole rule",
    documentation,
    range,
    insert: ['rule "', { hole: "name" }, '" {\n', ...skeletonLines(block.body, kind, false), "}"],
  }));
}

/** The same as objects, for a list of rules. */
export function ruleObjects(body: BodySchema, range: NamePlace["word"], comma: string): readonly CompletionItem[] {
  return kindsWithDocumentation(body).map(({ kind, documentation }) => ({
    label: `rule ${kind}`,
    kind: "skeleton",
    detail: "a whole rule",
    documentation,
    filterText: `{ rule ${kind}`,
    range,
    insert: ["{\n", ...skeletonLines(body, kind, true), `}${comma}`],
  }));
}

function kindsWithDocumentation(
  body: BodySchema,
): readonly { readonly kind: string; readonly documentation: string }[] {
  const type = body.attributes.on?.type;
  const allowed = type?.kind === "string" ? (type.allowed ?? []) : [];
  return eventKinds
    .filter((kind) => kind !== "LlmActivations")
    .map((kind) => ({ kind, documentation: allowed.find(({ value }) => value === kind)?.documentation ?? "" }));
}

function skeletonLines(body: BodySchema, kind: string, named: boolean): readonly InsertPart[] {
  const [action] = fittingActions(kind);
  const fields = Object.entries(body.attributes).flatMap(([name, schema]): [string, AttributeSchema][] => {
    if (name === "name") return named ? [[name, schema]] : [];
    if (name === "on") return [[name, { ...schema, example: quoteText(kind) }]];
    if (name === "action") return action === undefined ? [] : [[name, { ...schema, example: quoteText(action) }]];
    return schema.required === true ? [[name, schema]] : [];
  });
  return linesOf(fields);
}

/** What can follow a name that has no value yet. */
export function completeAfterName({
  word,
  place,
  name,
  labelled,
}: Extract<CursorPlace, { kind: "after-name" }>): readonly CompletionItem[] {
  const schema = place.bodySchema ?? policySchema.document;
  const attribute = labelled || !Object.hasOwn(schema.attributes, name) ? undefined : schema.attributes[name];
  const block = Object.hasOwn(schema.blocks, name) ? schema.blocks[name] : undefined;
  const items: CompletionItem[] = [];
  if (attribute !== undefined) {
    items.push({
      label: "=",
      kind: "attribute",
      detail: detailOf(attribute),
      documentation: attribute.documentation,
      range: word,
      insert: ["= ", ...valueParts(attribute)],
      ...(isChosen(attribute.type) ? { retrigger: true as const } : {}),
    });
  }
  if (block !== undefined && (!labelled || block.labels.length > 0)) {
    items.push({
      label: labelled || block.labels.length === 0 ? "{ … }" : '"name" { … }',
      kind: "block",
      documentation: block.documentation,
      range: word,
      insert: bodyParts(block, labelled),
    });
  }
  return items;
}
