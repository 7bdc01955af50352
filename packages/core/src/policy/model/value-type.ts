import type { Fix, Value } from "@a3s/acl-grammar";
import type { ValueType } from "../schema/types.js";
import { replaceText } from "../text-edits.js";
import { type ReadContext, report } from "./read-context.js";

const foundKinds: Readonly<Record<Value["kind"], string>> = {
  string: "String",
  word: "String",
  number: "Number",
  boolean: "Boolean",
  null: "Null",
  list: "List",
  object: "Object",
  call: "Call",
  missing: "nothing",
};

const expectedKinds: Readonly<Record<ValueType["kind"] | "object", string>> = {
  boolean: "Boolean",
  integer: "Number",
  number: "Number",
  string: "String",
  strings: "List",
  objects: "List",
  object: "Object",
};

/** Reports a value of the wrong type, with the fix that spells what was meant where that is plain. */
export function reportValueType(context: ReadContext, value: Value, expected: ValueType | "object"): void {
  const kind = expected === "object" ? "object" : expected.kind;
  report(context, "acl.schema.value_type", value.range, {
    message: `Expected ${expectedKinds[kind]}, found ${foundKinds[value.kind]}`,
    fixes: expected === "object" ? [] : respell(context.text, value, expected),
  });
}

function respell(text: string, value: Value, expected: ValueType): readonly Fix[] {
  switch (expected.kind) {
    case "boolean":
      return respellBoolean(text, value);
    case "integer":
    case "number":
      return respellNumber(value, expected);
    case "string":
      return respellString(text, value, expected);
    default:
      return [];
  }
}

const trueWords = new Set(["true", "yes", "on", "1", "y", "enabled"]);
const falseWords = new Set(["false", "no", "off", "0", "n", "disabled", "null"]);

function respellBoolean(text: string, value: Value): readonly Fix[] {
  const spelling = value.kind === "string" ? value.value : text.slice(value.range.start, value.range.end);
  const word = spelling.length > 16 ? "" : spelling.trim().toLowerCase();
  if (trueWords.has(word)) return [{ title: "write true", edits: [replaceText(value.range, "true")] }];
  if (falseWords.has(word)) return [{ title: "write false", edits: [replaceText(value.range, "false")] }];
  return [];
}

function respellNumber(value: Value, expected: ValueType & { kind: "integer" | "number" }): readonly Fix[] {
  if (value.kind !== "string" && value.kind !== "word") return [];
  const digits = value.value.trim();
  if (!/^\d{1,9}(\.\d{1,9})?$/u.test(digits)) return [];
  const number = Number(digits);
  if (number < expected.min || number > expected.max) return [];
  if (expected.kind === "integer" && digits.includes(".")) return [];
  return [{ title: "remove the quotes", edits: [replaceText(value.range, digits)] }];
}

/** Formats in which any text is as good as another, so that quoting a number or keyword is all there is to do. */
const freeFormats = new Set([undefined, "regex", "executable", "folder", "file", "rule-name"]);

function respellString(text: string, value: Value, expected: ValueType & { kind: "string" }): readonly Fix[] {
  if (value.kind !== "number" && value.kind !== "boolean") return [];
  if (expected.allowed !== undefined || !freeFormats.has(expected.format)) return [];
  const spelling = text.slice(value.range.start, value.range.end);
  if (!/^[a-z0-9][a-z0-9.]*$/u.test(spelling)) return [];
  if (expected.format === "rule-name" && spelling.includes(".")) return [];
  return [{ title: "put it in quotes", edits: [replaceText(value.range, `"${spelling}"`)] }];
}
