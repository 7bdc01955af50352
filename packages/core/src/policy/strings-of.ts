import type { Document, Item, StringLiteral, Value } from "@a3s/acl-grammar";

/** The string literals of a document in source order, labels not included. */
export function stringsOf(document: Document): readonly StringLiteral[] {
  const strings: StringLiteral[] = [];
  const visitValue = (value: Value): void => {
    if (value.kind === "string") strings.push(value);
    else if (value.kind === "list") value.items.forEach(visitValue);
    else if (value.kind === "call") value.args.forEach(visitValue);
    else if (value.kind === "object") for (const entry of value.entries) visitValue(entry.value);
  };
  const visitItem = (item: Item): void => {
    if (item.kind === "attribute") visitValue(item.value);
    else if (item.kind === "block") item.items.forEach(visitItem);
  };
  document.items.forEach(visitItem);
  return strings;
}
