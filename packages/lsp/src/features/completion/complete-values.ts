import type { Range } from "@a3s/acl-grammar";
import { type AllowedValue, type AttributeSchema, policySchema, quoteText } from "@a3s/sentry-core";
import { type Place, textOf } from "../../syntax/place.js";
import { fittingActions, ruleObjects, valueParts } from "./complete-names.js";
import type { CompletionContext } from "./completion-context.js";
import type { CompletionItem } from "./completion-item.js";
import type { CursorPlace } from "./cursor-place.js";

/** The values that an attribute takes, and the functions where it takes calls. */
export function completeValues(
  { word, place, isArgument }: Extract<CursorPlace, { kind: "value" }>,
  context: CompletionContext,
): readonly CompletionItem[] {
  if (isArgument) return completeArgument(place, word, context);
  const { fieldSchema: schema } = place;
  if (schema === undefined) return [];
  const { type } = schema;
  if (type.kind === "objects") {
    return place.inList ? ruleObjects(type.body, word, "") : [exampleItem(schema, word)];
  }
  // A list of texts may hold anything, and no other attribute takes a list.
  if (place.inList) return [];
  if (type.kind === "boolean") return booleanItems(schema, word);
  if (type.kind !== "string") return [exampleItem(schema, word)];
  const values = allowedFor(place).map((allowed) => allowedItem(allowed, place, word, quoteText(allowed.value)));
  if (values.length > 0) return values;
  return [...(type.calls === true ? callItems(word, context) : []), exampleItem(schema, word)];
}

/** The texts that the attribute allows and that make sense beside its neighbours. */
export function allowedFor({ fieldSchema, field, body }: Place): readonly AllowedValue[] {
  if (fieldSchema?.type.kind !== "string") return [];
  const allowed = fieldSchema.type.allowed ?? [];
  const name = field === undefined ? "" : field.kind === "attribute" ? field.name : field.key;
  if (name !== "action") return allowed;
  const fitting: readonly string[] = fittingActions(textOf(body, "on"));
  return allowed.filter(({ value }) => fitting.includes(value));
}

export function allowedItem(
  { value, documentation }: AllowedValue,
  { field }: Place,
  range: Range,
  written: string,
): CompletionItem {
  const isKind = field !== undefined && (field.kind === "attribute" ? field.name : field.key) === "on";
  return {
    label: value,
    kind: isKind ? "event-kind" : "value",
    documentation,
    range,
    insert: [written],
    ...(written.startsWith('"') ? { filterText: written } : {}),
  };
}

function booleanItems(schema: AttributeSchema, range: Range): readonly CompletionItem[] {
  return ["true", "false"].map((label) => ({
    label,
    kind: "value",
    documentation: schema.documentation,
    ...(label === String(schema.default) ? { detail: "default" } : {}),
    range,
    insert: [label],
  }));
}

/** What the schema shows as an example of the value, to be changed. */
function exampleItem(schema: AttributeSchema, range: Range): CompletionItem {
  return {
    label: schema.type.kind === "objects" ? "[ … ]" : schema.example,
    kind: "value",
    detail: schema.default === undefined ? "example" : "default",
    documentation: schema.documentation,
    range,
    insert: valueParts(schema),
  };
}

function completeArgument({ call, fieldSchema }: Place, range: Range, context: CompletionContext) {
  if (call?.name === "env") return variableItems(range, context, quoteText);
  const takesCalls = fieldSchema?.type.kind === "string" && fieldSchema.type.calls === true;
  return takesCalls && call?.name === "concat" ? callItems(range, context) : [];
}

function callItems(range: Range, context: CompletionContext): readonly CompletionItem[] {
  const functions = Object.entries(policySchema.functions).map(
    ([name, { signature, documentation }]): CompletionItem => ({
      label: name,
      kind: "function",
      detail: signature,
      documentation,
      range,
      insert: [`${name}("`, { hole: "" }, '")'],
      retrigger: true,
    }),
  );
  return [...functions, ...variableItems(range, context, (name) => `env(${quoteText(name)})`)];
}

/** The variables that there are, by name alone: a value is never looked at. */
export function variableItems(
  range: Range,
  { variables = [] }: CompletionContext,
  written: (name: string) => string,
): readonly CompletionItem[] {
  return variables
    .filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name))
    .map((name) => ({ label: name, kind: "variable", detail: "environment variable", range, insert: [written(name)] }));
}
