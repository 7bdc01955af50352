import type { BareWord, Call, StringLiteral, Value } from "@a3s/acl-grammar";
import type { TextValue } from "../policy.js";
import { functions } from "../schema/functions.js";
import type { AttributeSchema, StringType } from "../schema/types.js";
import { suggestName } from "../suggest.js";
import { removeItem, replaceText } from "../text-edits.js";
import { containsSyntaxError } from "./contains-syntax-error.js";
import type { LiteralText, SoundValue } from "./model.js";
import { type ReadContext, report } from "./read-context.js";
import { reportTextLength } from "./text-length.js";
import { reportValueType } from "./value-type.js";

/**
 * The value of an attribute, typed, or undefined with what is wrong reported. Lists of objects are not read here: they
 * hold bodies.
 */
export function readValue(
  context: ReadContext,
  value: Value,
  schema: AttributeSchema,
  itemRange: { readonly start: number; readonly end: number },
): SoundValue | undefined {
  const { type } = schema;
  if (value.kind === "call") return readCallValue(context, value, type.kind === "string" && type.calls === true);
  if (containsSyntaxError(value)) return undefined;
  if (value.kind === "null" && isNullable(schema)) {
    report(context, "acl.schema.null_value", value.range, {
      fixes: [{ title: "remove the attribute", edits: [removeItem(context.text, itemRange)] }],
    });
    return { kind: "null" };
  }
  switch (type.kind) {
    case "boolean":
      if (value.kind === "boolean") return { kind: "boolean", value: value.value };
      break;
    case "integer":
    case "number":
      if (value.kind === "number") return { kind: "number", value: value.value, raw: value.raw };
      break;
    case "string":
      if (value.kind === "string" || value.kind === "word") return readText(context, value, type, schema.default);
      break;
    case "strings":
      if (value.kind === "list") return readStrings(context, value.items);
      break;
    default:
      break;
  }
  reportValueType(context, value, type);
  return undefined;
}

function isNullable(schema: AttributeSchema): boolean {
  return schema.required !== true && !["boolean", "strings", "objects"].includes(schema.type.kind);
}

/** The text of a string or bare word as it stands in the file. */
export function literalText(value: StringLiteral | BareWord): LiteralText {
  return value.kind === "string"
    ? { value: value.value, range: value.range, literal: value }
    : { value: value.value, range: value.range };
}

function readText(
  context: ReadContext,
  value: StringLiteral | BareWord,
  type: StringType,
  defaultValue: AttributeSchema["default"],
): SoundValue {
  const literal = literalText(value);
  reportTextLength(context, literal, type, typeof defaultValue === "string" ? defaultValue : undefined);
  return { kind: "text", text: { kind: "literal", value: value.value, range: value.range }, literal };
}

function readStrings(context: ReadContext, items: readonly Value[]): SoundValue | undefined {
  const texts: LiteralText[] = [];
  let sound = true;
  for (const item of items) {
    if (item.kind === "string" || item.kind === "word") {
      texts.push(literalText(item));
      continue;
    }
    sound = false;
    if (item.kind === "call") context.calls.push({ call: item, allowed: false });
    else reportValueType(context, item, { kind: "string" });
  }
  return sound ? { kind: "strings", items: texts } : undefined;
}

function readCallValue(context: ReadContext, call: Call, allowed: boolean): SoundValue | undefined {
  context.calls.push({ call, allowed });
  if (!allowed) return undefined;
  const text = readCall(context, call);
  return text === undefined ? undefined : { kind: "text", text };
}

function readCall(context: ReadContext, call: Call): TextValue | undefined {
  if (!Object.hasOwn(functions, call.name)) {
    reportCallName(context, call);
    return undefined;
  }
  if (containsSyntaxError(call)) return undefined;
  const { parameters } = functions[call.name] ?? { parameters: { min: 0, max: 0, calls: false } };
  if (call.args.length < parameters.min || call.args.length > parameters.max) {
    const expected = parameters.min === parameters.max ? `${parameters.min}` : `${parameters.min}–${parameters.max}`;
    report(context, "acl.schema.call_argument_count", call.range, {
      message: `Expected ${expected} argument(s), found ${call.args.length}`,
    });
    return undefined;
  }
  const parts = call.args.map((argument) => readArgument(context, argument, parameters.calls));
  const sound = parts.filter((part) => part !== undefined);
  if (sound.length < parts.length) return undefined;
  if (call.name === "concat") return { kind: "concat", parts: sound, range: call.range };
  const [name] = sound;
  return name?.kind === "literal" ? { kind: "env", name: name.value, range: call.range } : undefined;
}

function readArgument(context: ReadContext, argument: Value, calls: boolean): TextValue | undefined {
  if (argument.kind === "string" || argument.kind === "word") {
    return { kind: "literal", value: argument.value, range: argument.range };
  }
  if (argument.kind === "call" && calls) {
    context.calls.push({ call: argument, allowed: true });
    return readCall(context, argument);
  }
  reportValueType(context, argument, calls ? { kind: "string" } : { kind: "string", format: "variable" });
  return undefined;
}

function reportCallName(context: ReadContext, call: Call): void {
  const suggestion = suggestName(call.name, Object.keys(functions));
  report(context, "acl.schema.call_name", call.nameRange, {
    fixes:
      suggestion === undefined
        ? []
        : [{ title: `call ${suggestion}`, edits: [replaceText(call.nameRange, suggestion)] }],
    data: { allowed: Object.keys(functions), ...(suggestion === undefined ? {} : { suggestion }) },
  });
}
