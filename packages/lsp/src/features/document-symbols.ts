import type { Item, Range, Value } from "@a3s/acl-grammar";
import { policySchema } from "@a3s/sentry-core";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import { type BodyNode, type FieldNode, nameOf, nameRangeOf, textOf } from "../syntax/place.js";

export interface PolicySymbol {
  /** Never empty. */
  readonly name: string;
  readonly kind: "block" | "rule" | "assertion" | "attribute" | "list";
  /** For rules and assertions the kind of event and the verdict; empty where there is nothing to say. */
  readonly detail: string;
  readonly range: Range;
  /** The name; it lies in `range`. */
  readonly nameRange: Range;
  readonly children: readonly PolicySymbol[];
}

/** The outline of a policy, also of a broken one: settings, blocks and rules, in source order. */
export function documentSymbols({ parsed }: PolicySyntax): readonly PolicySymbol[] {
  return parsed.document.items.flatMap(itemSymbols);
}

function itemSymbols(item: Item): readonly PolicySymbol[] {
  if (item.kind === "bad") return [];
  if (item.kind === "attribute") return [fieldSymbol(item)];
  const [label] = item.labels;
  if (item.type === "rule" || item.type === "rules")
    return [ruleSymbol(item, item.type, label?.range ?? item.typeRange, label?.value)];
  const isAssertion = item.type === "assert";
  return [
    {
      name: label?.value || item.type,
      kind: isAssertion ? "assertion" : "block",
      detail: isAssertion ? describe(item) : "",
      range: item.range,
      nameRange: label?.range ?? item.typeRange,
      children: isAssertion ? [] : item.items.flatMap(itemSymbols),
    },
  ];
}

function fieldSymbol(field: FieldNode): PolicySymbol {
  const { value } = field;
  const isList = value.kind === "list" || value.kind === "object";
  const children =
    nameOf(field) === "rules" ? ruleObjects(value) : value.kind === "object" ? value.entries.map(fieldSymbol) : [];
  return {
    name: nameOf(field) || "(no name)",
    kind: isList ? "list" : "attribute",
    detail: value.kind === "boolean" || value.kind === "number" ? String(value.value) : "",
    range: field.range,
    nameRange: nameRangeOf(field),
    children,
  };
}

function ruleObjects(value: Value): readonly PolicySymbol[] {
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind !== "object") return [];
    const name = item.entries.find(({ key }) => key === "name")?.value;
    return [ruleSymbol(item, "rule", name?.kind === "string" ? name.range : item.openRange, textOf(item, "name"))];
  });
}

function ruleSymbol(
  body: Exclude<BodyNode, { kind: "document" }>,
  type: string,
  nameRange: Range,
  name = textOf(body, "name"),
): PolicySymbol {
  return { name: name || type, kind: "rule", detail: describe(body), range: body.range, nameRange, children: [] };
}

/** Only what the schema allows is repeated: anything else may be half a text. */
function describe(body: BodyNode): string {
  return ["on", "verdict"].flatMap((name) => allowedText(body, name) ?? []).join(", ");
}

function allowedText(body: BodyNode, name: string): string | undefined {
  const text = textOf(body, name);
  const type = policySchema.document.blocks.rule?.body.attributes[name]?.type;
  const isAllowed = type?.kind === "string" && type.allowed?.some(({ value }) => value === text);
  return isAllowed === true ? text : undefined;
}
