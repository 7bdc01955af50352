import type { Document, Item, ObjectLiteral, Range, Value } from "@a3s/acl-grammar";

/** The name of the rule that a range lies in, however the rule is spelled; undefined outside of rules. */
export function ruleNameAt(document: Document, range: Range): string | undefined {
  for (const item of document.items) {
    if (!holds(item.range, range)) continue;
    if (item.kind === "block" && item.type === "rule") return item.labels[0]?.value;
    if (item.kind === "block" && item.type === "rules") return textOf(nameIn(item.items));
    if (item.kind === "attribute" && item.name === "rules" && item.value.kind === "list") {
      const rule = item.value.items.find((value) => value.kind === "object" && holds(value.range, range));
      return rule?.kind === "object" ? textOf(nameOf(rule)) : undefined;
    }
  }
  return undefined;
}

function nameIn(items: readonly Item[]): Value | undefined {
  return items.flatMap((item) => (item.kind === "attribute" && item.name === "name" ? [item.value] : [])).at(-1);
}

function nameOf(rule: ObjectLiteral): Value | undefined {
  return rule.entries.findLast(({ key }) => key === "name")?.value;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "string" || value?.kind === "word" ? value.value : undefined;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
