import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Attribute, Block, Document, Item } from "../acl/ast.js";
import { blockSchema, type CanonicalSchema } from "./canonical-schema.js";
import { canonicalString, canonicalValue } from "./canonical-value.js";

/** The canonical text of a document that has no canonical problems. It always ends with exactly one line feed. */
export function canonicalText(document: Document, schema: CanonicalSchema | undefined): string {
  let text = "";
  for (const item of inCanonicalOrder(document.items, { schema, level: "document" })) {
    if (text !== "" && !text.endsWith("\n")) text += "\n";
    text += item.kind === "attribute" ? attributeText(item, "") : blockText(item, "", schema);
  }
  return `${text.replace(/\n+$/, "")}\n`;
}

function attributeText(attribute: Attribute, indent: string): string {
  return `${indent}${attribute.name} = ${canonicalValue(attribute.value)}\n`;
}

function blockText(block: Block, indent: string, schema: CanonicalSchema | undefined): string {
  const sole = soleAttributeOfOwnName(block);
  if (sole !== undefined) return attributeText(sole, indent);

  const header = [`${indent}${block.type}`, ...block.labels.map((label) => canonicalString(label.value))].join(" ");
  if (block.items.length === 0) return `${header} { }`;

  const inner = `${indent}  `;
  const body = blockSchema(schema, block.type)?.body;
  const attributes = block.items
    .filter((item) => item.kind === "attribute")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((attribute) => attributeText(attribute, inner));
  const blocks = inCanonicalOrder(block.items, { schema: body, level: "body" })
    .filter((item) => item.kind === "block")
    .map((nested) => `${blockText(nested, inner, body)}\n`);
  return `${header} {\n${attributes.join("")}${blocks.join("")}${indent}}`;
}

/** In the model of ACL 0.3 an attribute of the document is such a block, so both have one spelling. */
function soleAttributeOfOwnName(block: Block): Attribute | undefined {
  const [item] = block.items;
  if (block.labels.length > 0 || block.items.length !== 1) return undefined;
  return item?.kind === "attribute" && item.name === block.type ? item : undefined;
}

interface Ordering {
  readonly schema: CanonicalSchema | undefined;
  /** At the level of the document a block that is spelled as an attribute is one, and keeps its place. */
  readonly level: "document" | "body";
}

/** The items that have a text, with blocks of an unordered type sorted among the places that this type has. */
function inCanonicalOrder(items: readonly Item[], { schema, level }: Ordering): (Attribute | Block)[] {
  const ordered = items.filter((item) => item.kind !== "bad");
  if (schema === undefined) return ordered;

  const places = new Map<string, number[]>();
  for (const [index, item] of ordered.entries()) {
    if (item.kind !== "block" || blockSchema(schema, item.type)?.unordered !== true) continue;
    if (level === "document" && soleAttributeOfOwnName(item) !== undefined) continue;
    const known = places.get(item.type);
    if (known === undefined) places.set(item.type, [index]);
    else known.push(index);
  }
  for (const indexes of places.values()) {
    const sorted = indexes
      .flatMap((index) => {
        const block = ordered[index];
        return block?.kind === "block" ? [{ block, key: utf8ToBytes(`${blockText(block, "", schema)}\n`) }] : [];
      })
      .sort((a, b) => compareBytes(a.key, b.key));
    for (const [position, index] of indexes.entries()) {
      const entry = sorted[position];
      if (entry !== undefined) ordered[index] = entry.block;
    }
  }
  return ordered;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
