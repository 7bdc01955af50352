import type { Block, Document, Item, Value } from "./ast.js";

/** A value of the plain data model. Objects have no prototype, so that a key named `__proto__` is a key like any other. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[] | PlainObject;

export interface PlainObject {
  readonly [key: string]: PlainValue;
}

export interface PlainBody {
  readonly attributes: PlainObject;
  readonly blocks: readonly PlainBlock[];
}

export interface PlainBlock extends PlainBody {
  readonly type: string;
  readonly labels: readonly string[];
}

/**
 * The plain data model of a tree, ready for `JSON.stringify`: values without spelling, comments or positions. Of a name
 * or key that is set more than once the last value counts; an attribute, entry, item or argument without a value is
 * left out. A call becomes `{"$call": NAME, "args": […]}`, and a key of the source that begins with `$` gets another one.
 */
export function toPlain(document: Document): PlainBody {
  return plainBody(document.items);
}

function plainBody(items: readonly Item[]): PlainBody {
  const attributes = emptyObject();
  const blocks: PlainBlock[] = [];
  for (const item of items) {
    if (item.kind === "block") blocks.push(plainBlock(item));
    if (item.kind === "attribute" && item.value.kind !== "missing") attributes[item.name] = plainValue(item.value);
  }
  return { attributes, blocks };
}

function plainBlock(block: Block): PlainBlock {
  return { type: block.type, labels: block.labels.map((label) => label.value), ...plainBody(block.items) };
}

function plainValue(value: Value): PlainValue {
  switch (value.kind) {
    case "string":
    case "word":
    case "number":
    case "boolean":
      return value.value;
    case "null":
    case "missing":
      return null;
    case "list":
      return plainList(value.items);
    case "object": {
      const object = emptyObject();
      for (const { key, value: entry } of value.entries) {
        if (entry.kind !== "missing") object[key.startsWith("$") ? `$${key}` : key] = plainValue(entry);
      }
      return object;
    }
    case "call": {
      const call = emptyObject();
      call.$call = value.name;
      call.args = plainList(value.args);
      return call;
    }
  }
}

function plainList(values: readonly Value[]): readonly PlainValue[] {
  return values.filter((value) => value.kind !== "missing").map(plainValue);
}

function emptyObject(): Record<string, PlainValue> {
  return Object.create(null) as Record<string, PlainValue>;
}
