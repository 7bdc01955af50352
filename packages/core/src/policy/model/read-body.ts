import type { Attribute, Block, Fix, Label, ObjectEntry, ObjectLiteral, Range } from "@a3s/acl-grammar";
import type { AttributeSchema, BlockSchema, BodySchema, LabelSchema } from "../schema/types.js";
import { suggestName } from "../suggest.js";
import { removeItem, replaceText } from "../text-edits.js";
import { containsSyntaxError } from "./contains-syntax-error.js";
import { insertAttributes } from "./insert-attributes.js";
import type { BodyModel, Field } from "./model.js";
import { type ReadContext, report } from "./read-context.js";
import { readValue } from "./read-value.js";

export interface BodySource {
  readonly schema: BodySchema;
  readonly labelSchemas: readonly LabelSchema[];
  readonly node: Block | ObjectLiteral;
  readonly nameRange: Range;
  readonly labels: readonly Label[];
  /** Source text for required attributes whose example of the schema does not fit here. */
  readonly examples?: Readonly<Record<string, string>>;
  /** Say nothing about attributes that are not there. */
  readonly partial?: true;
}

/** The body of a block or an object, with everything reported in which it differs from its schema. */
export function readBody(context: ReadContext, source: BodySource): BodyModel {
  const { schema, node } = source;
  const fields = new Map<string, Field>();
  const meant = new Set<string>();
  const present = new Set<string>();
  for (const item of node.kind === "block" ? node.items : node.entries) {
    if (item.kind !== "bad") present.add(nameOf(item));
  }
  for (const item of node.kind === "block" ? node.items : node.entries) {
    if (item.kind === "bad") continue;
    const name = nameOf(item);
    const attribute = attributeSchema(schema, name);
    if (attribute === undefined) {
      const suggestion = reportUnknown(context, item, candidatesOf(source, item), present);
      if (suggestion !== undefined) meant.add(suggestion);
    } else if (item.kind === "block") {
      reportAttributeAsBlock(context, item, attribute);
    } else {
      fields.set(name, readField(context, item, name, attribute, isLabelled(source, name)));
    }
  }
  const incomplete = containsSyntaxError(node);
  const labels = source.labels;
  const model: BodyModel = { schema, node, nameRange: source.nameRange, labels, incomplete, fields };
  if (!incomplete && source.partial !== true) reportMissing(context, source, present, meant);
  return model;
}

/** The attribute's schema by its name, if the body may hold one. */
export function attributeSchema(schema: BodySchema, name: string): AttributeSchema | undefined {
  return Object.hasOwn(schema.attributes, name) ? schema.attributes[name] : schema.anyAttribute;
}

/** The block's schema by its type, if the body may hold one. */
export function blockSchema(schema: BodySchema, type: string): BlockSchema | undefined {
  return Object.hasOwn(schema.blocks, type) ? schema.blocks[type] : undefined;
}

/** The attribute or entry, its value read unless a label stands in its place. */
export function readField(
  context: ReadContext,
  node: Attribute | ObjectEntry,
  name: string,
  schema: AttributeSchema,
  labelled: boolean,
): Field {
  const field: Field = { name, schema, node, nameRange: nameRangeOf(node), value: node.value };
  if (labelled || (node.incomplete && node.value.kind !== "list" && node.value.kind !== "object")) return field;
  const sound = readValue(context, node.value, schema, node.range);
  return sound === undefined ? field : { ...field, sound };
}

/** Reports a name that the schema does not have in this place. Returns the name that was probably meant. */
export function reportUnknown(
  context: ReadContext,
  item: Attribute | Block | ObjectEntry,
  candidates: { readonly fitting: readonly string[]; readonly others: readonly string[] },
  present: ReadonlySet<string>,
): string | undefined {
  const name = nameOf(item);
  const range = nameRangeOf(item);
  const fitting = suggestName(name, candidates.fitting);
  const suggestion = fitting ?? suggestName(name, candidates.others);
  const fixes: Fix[] = [];
  if (fitting !== undefined && !present.has(fitting)) {
    fixes.push({ title: `rename to ${fitting}`, edits: [replaceText(range, fitting)] });
  }
  // Without anything else in it, the body would become one that says nothing.
  const isOnly = present.size === 1;
  if (fixes.length === 0 && !isOnly && !containsSyntaxError(item)) {
    fixes.push({ title: "remove it", edits: [removeItem(context.text, item.range)] });
  }
  const code =
    item.kind === "block"
      ? "acl.schema.unknown_block"
      : item.kind === "entry"
        ? "acl.schema.unknown_object_field"
        : "acl.schema.unknown_attribute";
  report(context, code, range, { fixes, ...(suggestion === undefined ? {} : { data: { suggestion } }) });
  return suggestion;
}

/** Reports braces after the name of an attribute. */
export function reportAttributeAsBlock(context: ReadContext, block: Block, schema: AttributeSchema): void {
  report(context, "acl.schema.attribute_as_block", block.typeRange, {
    fixes: blockToAttribute(context, block, schema),
  });
}

function blockToAttribute(context: ReadContext, block: Block, schema: AttributeSchema): readonly Fix[] {
  if (containsSyntaxError(block)) return [];
  const [only] = block.items;
  const inner =
    block.items.length === 1 && only?.kind === "attribute" && only.name === block.type
      ? context.text.slice(only.value.range.start, only.value.range.end)
      : undefined;
  const value = inner ?? defaultText(schema);
  if (value === undefined) return [{ title: "remove it", edits: [removeItem(context.text, block.range)] }];
  return [{ title: "convert to an attribute", edits: [replaceText(block.range, `${block.type} = ${value}`)] }];
}

function defaultText(schema: AttributeSchema): string | undefined {
  if (schema.required === true) return schema.example;
  return schema.default === undefined ? undefined : JSON.stringify(schema.default);
}

function reportMissing(
  context: ReadContext,
  source: BodySource,
  present: ReadonlySet<string>,
  meant: ReadonlySet<string>,
): void {
  const missing = Object.entries(source.schema.attributes).filter(
    ([name, schema]) =>
      schema.required === true && !present.has(name) && !meant.has(name) && !isLabelAttribute(source, name),
  );
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name);
  const attributes = missing.map(([name, schema]) => ({ name, value: source.examples?.[name] ?? schema.example }));
  const isBlock = source.node.kind === "block";
  report(
    context,
    isBlock ? "acl.schema.missing_attribute" : "acl.schema.missing_object_field",
    isBlock ? source.nameRange : source.node.openRange,
    {
      message: `${isBlock ? "Required attribute is missing" : "Required object field is missing"}: ${names.join(", ")}`,
      fixes: [
        { title: `insert ${names.join(", ")}`, edits: [insertAttributes(context.text, source.node, attributes)] },
      ],
      data: { missing: names },
    },
  );
}

function candidatesOf(source: BodySource, item: Attribute | Block | ObjectEntry) {
  const attributes = Object.keys(source.schema.attributes).filter((name) => !isLabelAttribute(source, name));
  const blocks = Object.keys(source.schema.blocks);
  return item.kind === "block" ? { fitting: blocks, others: attributes } : { fitting: attributes, others: blocks };
}

/** Whether a label of this block's type stands for the attribute, be the label there or not. */
function isLabelAttribute(source: BodySource, name: string): boolean {
  return source.labelSchemas.some((label) => label.attribute === name);
}

function isLabelled(source: BodySource, name: string): boolean {
  return source.labels.length > 0 && isLabelAttribute(source, name);
}

function nameOf(item: Attribute | Block | ObjectEntry): string {
  return item.kind === "attribute" ? item.name : item.kind === "block" ? item.type : item.key;
}

function nameRangeOf(item: Attribute | Block | ObjectEntry): Range {
  return item.kind === "attribute" ? item.nameRange : item.kind === "block" ? item.typeRange : item.keyRange;
}
