import type { Attribute, Diagnostic, Item, ObjectEntry, ParsedAcl, Range, TextEdit, Value } from "@a3s/acl-grammar";
import { attributeSchema, blockSchema } from "./model/read-body.js";
import { functions } from "./schema/functions.js";
import { policySchema } from "./schema/policy-schema.js";
import type { AttributeSchema, BlockSchema, BodySchema } from "./schema/types.js";
import { indentationAt, replaceText } from "./text-edits.js";

/**
 * Puts in the fixes that take the schema to know: the value that an attribute lacks, and the sign or the braces that should
 * follow a name. Takes out a call where the place takes none. The grammar, which reports these, knows no schema.
 */
export function addSchemaFixes(parsed: ParsedAcl): readonly Diagnostic[] {
  const { diagnostics, text } = parsed;
  const wanting = diagnostics.filter(({ code }) => insertions.has(code) || code === templateMarker);
  if (wanting.length === 0) return diagnostics;
  const fixes = new Map<string, FixOfPlace>();
  visitItems(itemsAround(wanting, parsed), policySchema.document, text, (range, fix) =>
    fixes.set(`${range.start}:${range.end}`, fix),
  );
  return diagnostics.map((diagnostic) => {
    if (diagnostic.code === templateMarker) return keepCalls(diagnostic, fixes);
    const fix = fixes.get(`${diagnostic.range.start}:${diagnostic.range.end}`);
    if (fix?.code !== diagnostic.code) return diagnostic;
    const { fixes: _, ...rest } = diagnostic;
    if (fix.edit === undefined) return rest;
    return { ...rest, fixes: [{ title: fix.title, edits: [fix.edit] }] };
  });
}

/** The items of the document, or of those of its parts that have diagnostics. */
function itemsAround(diagnostics: readonly Diagnostic[], parsed: ParsedAcl): readonly Item[] {
  const { parts } = parsed;
  if (parts === undefined) return parsed.document.items;
  const around = parts.filter((part) =>
    diagnostics.some(({ range }) => part.start <= range.start && range.start <= part.end),
  );
  return around.flatMap((part) => part.items);
}

const insertions = new Set(["acl.parse.missing_value", "acl.parse.missing_body"]);

const templateMarker = "acl.lex.template_marker";

/** The fix that writes a call replaces a whole string, and stays only where that string may be a call. */
function keepCalls(diagnostic: Diagnostic, places: ReadonlyMap<string, FixOfPlace>): Diagnostic {
  const { fixes = [], ...rest } = diagnostic;
  const kept = fixes.filter(({ edits }) =>
    edits.every(({ range }) => places.get(`${range.start}:${range.end}`)?.code === templateMarker),
  );
  return kept.length === 0 ? rest : { ...rest, fixes: kept };
}

interface FixOfPlace {
  readonly code: string;
  readonly title: string;
  /** Absent where the schema knows none: what the grammar would insert is wrong there. */
  readonly edit?: TextEdit;
}

type Found = (range: Range, fix: FixOfPlace) => void;

function visitItems(items: readonly Item[], body: BodySchema, text: string, found: Found): void {
  for (const [index, item] of items.entries()) {
    if (item.kind === "bad") visitBad(item.range, { body, text, before: items[index - 1] }, found);
    else if (item.kind === "attribute") visitField(item, item.name, body, text, found);
    else {
      const schema = blockSchema(body, item.type);
      if (schema !== undefined) visitItems(item.items, schema.body, text, found);
    }
  }
}

function visitField(field: Attribute | ObjectEntry, name: string, body: BodySchema, text: string, found: Found): void {
  const schema = attributeSchema(body, name);
  if (field.value.kind === "missing") {
    const value = valueFor(schema);
    if (value === undefined) return;
    const { opRange } = field;
    found(opRange, {
      code: "acl.parse.missing_value",
      title: "insert a value",
      edit: insertText(opRange.end, ` ${value}`),
    });
    return;
  }
  if (schema?.type.kind === "string" && schema.type.calls === true) visitCallable(field.value, found);
  if (schema?.type.kind === "objects") visitObjects(field.value, schema.type.body, text, found);
  else if (schema === undefined) visitObjects(field.value, blockSchema(body, name)?.body, text, found);
}

/** A string that may be written as a call, alone or as a part of one that takes calls. */
function visitCallable(value: Value, found: Found): void {
  if (value.kind === "call" && Object.hasOwn(functions, value.name) && functions[value.name]?.parameters.calls) {
    for (const argument of value.args) visitCallable(argument, found);
  }
  if (value.kind !== "string") return;
  found(value.range, { code: templateMarker, title: "use env()" });
}

function visitObjects(value: Value, body: BodySchema | undefined, text: string, found: Found): void {
  if (body === undefined) return;
  if (value.kind === "list") for (const item of value.items) visitObjects(item, body, text, found);
  if (value.kind !== "object") return;
  for (const entry of value.entries) visitField(entry, entry.key, body, text, found);
}

/** A name, perhaps with labels, and nothing behind it. */
const header = /^(?<name>[A-Za-z_][\w-]*)(?<labels>(?:[ \t]+(?:"[^"\\\r\n]*"|[A-Za-z_][\w-]*))*)[ \t]*$/u;

/** A name, and one literal behind it. */
const unassigned = /^(?<name>[A-Za-z_][\w-]*)[ \t]+(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'|[\w.-]+|\[[^\]]*\])[ \t]*$/u;

/** Words that need no escape within quotes, and that nobody would take for more than words. */
const words = /^[\p{L}\p{N}_ .,;:!?()-]+$/u;

interface BadPlace {
  readonly body: BodySchema;
  readonly text: string;
  /** The item that ends before. */
  readonly before: Item | undefined;
}

function visitBad(range: Range, { body, text, before }: BadPlace, found: Found): void {
  const written = text.slice(range.start, range.end).trimEnd();
  const code = "acl.parse.missing_body";
  const name = /^[A-Za-z_][\w-]*/u.exec(written)?.[0];
  if (name === undefined) return;
  const nameRange = { start: range.start, end: range.start + name.length };
  const end = range.start + written.length;
  const sentence = unquotedSentence({ start: range.start, end }, { body, text, before });
  if (sentence !== undefined) {
    const edit = replaceText(sentence, `"${text.slice(sentence.start, sentence.end)}"`);
    found(nameRange, { code, title: "quote the text", edit });
    return;
  }
  const labels = header.exec(written)?.groups?.labels;
  const attribute = attributeSchema(body, name);
  const block = blockSchema(body, name);
  const value = valueFor(attribute);
  if (value !== undefined && labels === "") {
    found(nameRange, { code, title: "insert = and a value", edit: insertText(end, ` = ${value}`) });
  } else if (block !== undefined && labels !== undefined && countLabels(labels) === block.labels.length) {
    const braces = bodyFor(block, indentationAt(text, range.start));
    found(nameRange, { code, title: "insert { }", edit: insertText(end, ` ${braces}`) });
  } else if (attribute !== undefined && unassigned.test(written)) {
    found(nameRange, { code, title: "insert =", edit: insertText(nameRange.end, " =") });
  } else {
    found(nameRange, { code, title: "" });
  }
}

/** The value of an attribute and what follows it on the line, where both together are a text that lacks its quotes. */
function unquotedSentence({ start, end }: Range, { body, text, before }: BadPlace): Range | undefined {
  if (before?.kind !== "attribute" || before.value.kind !== "word") return undefined;
  const type = attributeSchema(body, before.name)?.type;
  const isFree = type?.kind === "string" && type.allowed === undefined;
  const sentence = { start: before.value.range.start, end };
  return isFree && start >= before.range.end && words.test(text.slice(sentence.start, end)) ? sentence : undefined;
}

function insertText(offset: number, newText: string): TextEdit {
  return replaceText({ start: offset, end: offset }, newText);
}

function countLabels(labels: string): number {
  return labels.match(/"[^"]*"|[\w-]+/gu)?.length ?? 0;
}

/** A value that is sound wherever the attribute may stand: not so for settings that depend on others. */
function valueFor(schema: AttributeSchema | undefined): string | undefined {
  if (schema === undefined || schema.type.kind === "objects") return undefined;
  if (schema.default !== undefined) return JSON.stringify(schema.default);
  const dependsOnOthers =
    schema.required !== true && schema.type.kind === "string" && schema.type.allowed !== undefined;
  return dependsOnOthers ? undefined : schema.example;
}

/** The braces of a block with what it requires, or with one attribute where none is required. */
function bodyFor(block: BlockSchema, indentation: string): string {
  const attributes = Object.entries(block.body.attributes).filter(
    ([name]) => !block.labels.some(({ attribute }) => attribute === name),
  );
  const required = attributes.filter(([, schema]) => schema.required === true);
  const written = (required.length > 0 ? required : attributes.slice(0, 1)).map(
    ([name, { example }]) => `${name} = ${example}`,
  );
  if (written.length === 0) return "{ }";
  if (written.length === 1) return `{ ${written[0]} }`;
  return `{${written.map((line) => `\n${indentation}  ${line}`).join("")}\n${indentation}}`;
}
