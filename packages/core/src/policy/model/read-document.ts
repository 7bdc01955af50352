import {
  type Attribute,
  attributeOf,
  type Block,
  type Diagnostic,
  type Document,
  type DocumentPart,
  type Fix,
  type Item,
  type ObjectLiteral,
} from "@a3s/acl-grammar";
import type { AnalysisRun } from "../../analysis/analysis-run.js";
import type { PatternMemory } from "../patterns/pattern-memory.js";
import { policySchema } from "../schema/policy-schema.js";
import type { BlockSchema } from "../schema/types.js";
import { replaceText } from "../text-edits.js";
import { containsSyntaxError } from "./contains-syntax-error.js";
import type {
  AssertionModel,
  BodyModel,
  Field,
  MaskModel,
  PolicyModel,
  RuleModel,
  RuleSource,
  SingleModel,
} from "./model.js";
import {
  attributeSchema,
  blockSchema,
  readBody,
  readField,
  reportAttributeAsBlock,
  reportUnknown,
} from "./read-body.js";
import { type ReadContext, report } from "./read-context.js";
import { readLabels } from "./read-labels.js";
import { readAssertion, readPattern, readRule } from "./read-rule.js";
import { reportValueType } from "./value-type.js";

/** What is gathered while the items of a document are walked. */
interface DocumentReading {
  readonly context: ReadContext;
  readonly fields: Map<string, Field>;
  readonly singles: Map<string, SingleModel>;
  /** The names of blocks that may stand once and have been met, null ones included. */
  readonly counted: Map<string, Item["kind"]>;
  readonly present: Set<string>;
  readonly firstOrdinal: number;
  readonly rules: RuleModel[];
  readonly ruleSources: RuleSource[];
  readonly assertions: AssertionModel[];
  singleRuleObject?: ObjectLiteral;
}

/** A document to read. */
export interface DocumentSource {
  readonly text: string;
  readonly document: Document;
  /** Its items in order; parts that hold rules and nothing else, in blocks or in the list `rules`, may stand there whole. */
  readonly entries: readonly (Item | DocumentPart)[];
  /** Reads a stretch of rules, the ordinal of the first being given. Where there is none, none is asked for. */
  readonly readPart?: (part: DocumentPart, ordinal: number) => Pick<PolicyModel, "rules" | "ruleSources">;
  /** Default 1. */
  readonly firstOrdinal?: number;
}

/** The model of what is sound in a document, and a finding for everything that the schema forbids. */
export interface ReadDocument {
  readonly model: PolicyModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a document by the schema, a rule or a block at a time. */
export function* readDocument(source: DocumentSource, patterns: PatternMemory): AnalysisRun<ReadDocument> {
  const { entries } = source;
  const context: ReadContext = { text: source.text, patterns, diagnostics: [], calls: [] };
  const reading: DocumentReading = {
    context,
    fields: new Map(),
    singles: new Map(),
    counted: new Map(),
    present: singularNames(entries),
    firstOrdinal: source.firstOrdinal ?? 1,
    rules: [],
    ruleSources: [],
    assertions: [],
  };
  const lastOfName = new Map<string, Attribute>();
  for (const entry of entries) if (entry.kind === "attribute") lastOfName.set(entry.name, entry);
  for (const [index, entry] of entries.entries()) {
    if (entry.kind === "part") {
      if (entry.list !== undefined && entry.list.from === undefined) takeRulesAttribute(reading, source, entry);
      takePart(reading, entry, source.readPart?.(entry, nextOrdinal(reading)));
      if (index % partsPerPiece !== 0) continue;
    } else if (entry.kind === "block") readDocumentBlock(reading, entry);
    else if (entry.kind === "attribute")
      yield* readDocumentAttribute(reading, entry, lastOfName.get(entry.name) === entry);
    yield;
  }
  const body: BodyModel = {
    schema: policySchema.document,
    get node() {
      return source.document;
    },
    nameRange: { start: 0, end: 0 },
    labels: [],
    incomplete: false,
    fields: reading.fields,
  };
  const { singles, rules, ruleSources, assertions, singleRuleObject } = reading;
  const model: PolicyModel = {
    document: body,
    singles,
    rules,
    ruleSources,
    assertions,
    mask: readMask(context, singles.get("mask")?.body),
    calls: context.calls,
    ...(singleRuleObject === undefined ? {} : { singleRuleObject }),
  };
  return { model, diagnostics: context.diagnostics };
}

/** Most parts were read before, and take no time. */
const partsPerPiece = 16;

type ReadPart = Pick<PolicyModel, "rules" | "ruleSources">;

function takePart({ rules, ruleSources }: DocumentReading, part: DocumentPart, read: ReadPart | undefined): void {
  for (const rule of read?.rules ?? []) rules.push(rule);
  const list = ruleSources[ruleSources.length - 1];
  if (part.list?.from === undefined) for (const source of read?.ruleSources ?? []) ruleSources.push(source);
  // Further rules of the list whose first ones the last part had.
  else if (list !== undefined && read !== undefined) {
    ruleSources[ruleSources.length - 1] = { ...list, count: list.count + read.rules.length };
  }
}

/** The attribute of a list of rules that goes over several parts, of which this is the first. */
function takeRulesAttribute(reading: DocumentReading, source: DocumentSource, part: DocumentPart): void {
  const name = "rules";
  const schema = policySchema.document.attributes[name];
  const head = attributeOf(part);
  if (schema === undefined || head === undefined) return;
  const whole = (): Attribute => {
    const found = source.document.items.find((item) => item.kind === "attribute" && item.name === name);
    return found?.kind === "attribute" ? found : head;
  };
  reading.fields.set(name, {
    name,
    schema,
    nameRange: head.nameRange,
    // Thousands of rules are put together only for those who ask.
    get node() {
      return whole();
    },
    get value() {
      return whole().value;
    },
  });
}

function nextOrdinal({ firstOrdinal, rules }: DocumentReading): number {
  return firstOrdinal + rules.length;
}

function readDocumentBlock(reading: DocumentReading, block: Block): void {
  const { context } = reading;
  const schema = blockSchema(policySchema.document, block.type);
  if (schema === undefined) {
    const attribute = attributeSchema(policySchema.document, block.type);
    if (attribute === undefined) reportUnknown(context, block, blockCandidates(block), reading.present);
    else reportAttributeAsBlock(context, block, attribute);
    return;
  }
  if (schema.count === "one") {
    readSingle(reading, block, schema);
    return;
  }
  if (block.type === "assert") {
    reading.assertions.push(readAssertion(context, block, reading.assertions.length + 1));
    return;
  }
  const spelling = block.type === "rule" ? "rule" : "rules";
  const ordinal = nextOrdinal(reading);
  reading.rules.push(readRule(context, block, { ordinal, spelling }));
  reading.ruleSources.push({ spelling, nameRange: block.typeRange, first: ordinal, count: 1 });
}

function* readDocumentAttribute(reading: DocumentReading, attribute: Attribute, effective: boolean): AnalysisRun<void> {
  const { context } = reading;
  const schema = attributeSchema(policySchema.document, attribute.name);
  if (schema !== undefined) {
    if (!effective) return;
    if (schema.type.kind === "objects") yield* readRulesAttribute(reading, attribute);
    else reading.fields.set(attribute.name, readField(context, attribute, attribute.name, schema, false));
    return;
  }
  const block = blockSchema(policySchema.document, attribute.name);
  if (block?.count === "one") readSingleAttribute(reading, attribute, block);
  else reportUnknown(context, attribute, attributeCandidates(attribute), reading.present);
}

/** Whether a block that may stand once is the first of its name; if not, says so. */
function countSingle(reading: DocumentReading, item: Block | Attribute, name: string): boolean {
  const before = reading.counted.get(name);
  reading.counted.set(name, item.kind);
  if (before === undefined) return true;
  // Two attributes of one name are a finding of the parser already.
  if (before === "attribute" && item.kind === "attribute") return false;
  report(reading.context, "acl.schema.block_count", item.kind === "block" ? item.typeRange : item.nameRange, {
    message: `At most one ${name} block`,
  });
  return false;
}

function readSingle(reading: DocumentReading, block: Block, schema: BlockSchema): void {
  const { context } = reading;
  const isFirst = countSingle(reading, block, block.type);
  readLabels(context, block, schema.labels, "");
  const body = readBody(context, {
    schema: schema.body,
    labelSchemas: schema.labels,
    node: block,
    nameRange: block.typeRange,
    labels: block.labels,
  });
  if (isFirst || !reading.singles.has(block.type))
    reading.singles.set(block.type, { nameRange: block.typeRange, body });
}

function readSingleAttribute(reading: DocumentReading, attribute: Attribute, schema: BlockSchema): void {
  const { context } = reading;
  const { name, nameRange, value } = attribute;
  countSingle(reading, attribute, name);
  if (value.kind === "null") {
    const isNull = !attribute.incomplete;
    if (isNull) readField(context, attribute, name, nullableSchema(schema), false);
    return;
  }
  if (reading.singles.has(name)) return;
  if (value.kind !== "object") {
    reading.singles.set(name, { nameRange });
    if (attribute.incomplete) return;
    if (value.kind === "call") context.calls.push({ call: value, allowed: false });
    else if (!containsSyntaxError(value)) reportValueType(context, value, "object");
    return;
  }
  report(context, "acl.schema.block_as_attribute", nameRange, { fixes: objectToBlock(context, attribute, value) });
  const body = readBody(context, { schema: schema.body, labelSchemas: [], node: value, nameRange, labels: [] });
  reading.singles.set(name, { nameRange, body });
}

/** Stands for a block that is written as an attribute, where that is null. */
function nullableSchema(schema: BlockSchema) {
  return { type: { kind: "string" }, documentation: schema.documentation, example: "null" } as const;
}

function objectToBlock(context: ReadContext, attribute: Attribute, value: ObjectLiteral): readonly Fix[] {
  const between = { start: attribute.nameRange.end, end: value.openRange.start };
  const gap = context.text.slice(between.start, between.end);
  const keys = new Set(value.entries.map((entry) => entry.key));
  const convertible =
    !containsSyntaxError(attribute) &&
    /^\s*[=:]\s*$/u.test(gap) &&
    keys.size === value.entries.length &&
    value.entries.every((entry) => entry.keyKind === "identifier");
  return convertible ? [{ title: "convert to a block", edits: [replaceText(between, " ")] }] : [];
}

function* readRulesAttribute(reading: DocumentReading, attribute: Attribute): AnalysisRun<void> {
  const { context, rules } = reading;
  const { value } = attribute;
  const first = nextOrdinal(reading);
  if (value.kind === "object") {
    reading.singleRuleObject = value;
    rules.push(readRule(context, value, { ordinal: first, spelling: "list", partial: true }));
  } else if (value.kind === "list") {
    for (const item of value.items) {
      if (item.kind === "object")
        rules.push(readRule(context, item, { ordinal: nextOrdinal(reading), spelling: "list" }));
      else if (item.kind === "call") context.calls.push({ call: item, allowed: false });
      else if (!containsSyntaxError(item)) reportValueType(context, item, "object");
      yield;
    }
  } else if (value.kind === "call") {
    context.calls.push({ call: value, allowed: false });
  } else if (!attribute.incomplete && !containsSyntaxError(value)) {
    reportValueType(context, value, { kind: "objects", body: policySchema.document });
  }
  const schema = policySchema.document.attributes.rules;
  if (schema !== undefined) {
    const { name, nameRange } = attribute;
    reading.fields.set(name, { name, schema, node: attribute, nameRange, value });
  }
  reading.ruleSources.push({
    spelling: "list",
    nameRange: attribute.nameRange,
    first,
    count: nextOrdinal(reading) - first,
  });
}

function readMask(context: ReadContext, body: BodyModel | undefined): readonly MaskModel[] {
  const detectors: MaskModel[] = [];
  for (const field of body?.fields.values() ?? []) {
    if (field.sound?.kind !== "text" || field.sound.literal === undefined) continue;
    detectors.push({ name: field.name, nameRange: field.nameRange, match: readPattern(context, field.sound.literal) });
  }
  return detectors;
}

/** What an unknown block may have meant: first the blocks that take as many labels. */
function blockCandidates(block: Block) {
  const blocks = Object.entries(policySchema.document.blocks);
  const fitting = blocks.filter(([, schema]) => schema.labels.length === block.labels.length).map(([name]) => name);
  return { fitting, others: [...blocks.map(([name]) => name), ...Object.keys(policySchema.document.attributes)] };
}

/** What an unknown attribute may have meant: for an object, first the blocks that may be written so. */
function attributeCandidates(attribute: Attribute) {
  const attributes = Object.keys(policySchema.document.attributes);
  const singles = Object.entries(policySchema.document.blocks)
    .filter(([, schema]) => schema.count === "one")
    .map(([name]) => name);
  return attribute.value.kind === "object"
    ? { fitting: singles, others: attributes }
    : { fitting: attributes, others: singles };
}

function singularNames(entries: DocumentSource["entries"]): Set<string> {
  const names = new Set<string>();
  for (const entry of entries) {
    const name = singularName(entry);
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** The name of an item that another one must not be renamed to. */
function singularName(item: Item | DocumentPart): string | undefined {
  if (item.kind === "attribute") return item.name;
  if (item.kind === "part") return item.list === undefined ? undefined : "rules";
  if (item.kind !== "block") return undefined;
  return blockSchema(policySchema.document, item.type)?.count === "many" ? undefined : item.type;
}
