import type { Attribute, Block, Call, Document, ObjectEntry, ObjectLiteral } from "@a3s/acl-grammar";
import {
  type AttributeSchema,
  attributeSchema,
  type BlockSchema,
  type BodySchema,
  blockSchema,
  policySchema,
} from "@a3s/sentry-core";
import type { SyntaxNode } from "./node-path.js";

export type BodyNode = Document | Block | ObjectLiteral;
export type FieldNode = Attribute | ObjectEntry;

/** Where a path of nodes leads to in the schema. What the schema does not know has no schema here either. */
export interface Place {
  /** The innermost body. */
  readonly body: BodyNode;
  readonly bodySchema?: BodySchema;
  /** The innermost block that is a body. */
  readonly blockSchema?: BlockSchema;
  /** The attribute or entry of that body that the path goes on with. */
  readonly field?: FieldNode;
  readonly fieldSchema?: AttributeSchema;
  /** The value is an item of a list. */
  readonly inList: boolean;
  /** The innermost call around the place. */
  readonly call?: Call;
}

/** Follows a path that begins with the document. */
export function placeOf(path: readonly SyntaxNode[], document: Document): Place {
  let place: Place = { body: document, bodySchema: policySchema.document, inList: false };
  for (const node of path) place = enter(place, node);
  return place;
}

function enter(place: Place, node: SyntaxNode): Place {
  const { bodySchema: known } = place;
  switch (node.kind) {
    case "block": {
      const schema = known === undefined ? undefined : blockSchema(known, node.type);
      return { body: node, inList: false, ...bodyOf(schema) };
    }
    case "attribute":
    case "entry": {
      const schema = known === undefined ? undefined : attributeSchema(known, nameOf(node));
      const { call: _, field: _field, fieldSchema: _schema, ...rest } = place;
      return { ...rest, field: node, inList: false, ...(schema === undefined ? {} : { fieldSchema: schema }) };
    }
    case "object":
      return { body: node, inList: false, ...bodyOfObject(place) };
    case "list":
      return { ...place, inList: true };
    case "call":
      return { ...place, call: node };
    default:
      return place;
  }
}

/** An object stands for a rule in a list of rules, or for a block that is written as an attribute. */
function bodyOfObject(place: Place): Pick<Place, "bodySchema" | "blockSchema"> {
  if (place.fieldSchema?.type.kind === "objects") return { bodySchema: place.fieldSchema.type.body };
  if (place.bodySchema === undefined || place.field === undefined) return {};
  return bodyOf(blockSchema(place.bodySchema, nameOf(place.field)));
}

function bodyOf(schema: BlockSchema | undefined): Pick<Place, "bodySchema" | "blockSchema"> {
  return schema === undefined ? {} : { bodySchema: schema.body, blockSchema: schema };
}

export function nameOf(field: FieldNode): string {
  return field.kind === "attribute" ? field.name : field.key;
}

export function nameRangeOf(field: FieldNode): FieldNode["range"] {
  return field.kind === "attribute" ? field.nameRange : field.keyRange;
}

/** The attributes or entries of a body. */
export function fieldsOf(body: BodyNode): readonly FieldNode[] {
  if (body.kind === "object") return body.entries;
  return body.items.filter((item) => item.kind === "attribute");
}

/** The text that an attribute or entry of a body holds, where it is a text. */
export function textOf(body: BodyNode, name: string): string | undefined {
  const value = fieldsOf(body).findLast((field) => nameOf(field) === name)?.value;
  return value?.kind === "string" || value?.kind === "word" ? value.value : undefined;
}
