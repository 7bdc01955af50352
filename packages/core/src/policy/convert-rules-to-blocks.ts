import type { Attribute, Document, ObjectLiteral, TextEdit } from "@a3s/acl-grammar";
import { containsSyntaxError } from "./model/contains-syntax-error.js";
import { quoteText, removeItem, replaceText } from "./text-edits.js";

/**
 * The edits that write the list `rules = [ … ]` of a document as `rule` blocks, comments and order kept. Undefined where
 * there is no such list, or where it holds anything that a block could not.
 */
export function convertRulesToBlocks(document: Document, text: string): readonly TextEdit[] | undefined {
  const lists = document.items.filter((item) => item.kind === "attribute" && item.name === "rules");
  const [attribute] = lists as readonly Attribute[];
  if (attribute?.value.kind !== "list" || lists.length > 1 || attribute.value.parens !== undefined) return undefined;
  const { items, openRange, closeRange } = attribute.value;
  const rules = items.filter((item) => item.kind === "object");
  const last = rules.at(-1);
  if (last === undefined || closeRange === undefined || rules.length < items.length) return undefined;
  if (containsSyntaxError(attribute) || !rules.every(isConvertible)) return undefined;
  const gaps = rules.map((rule, index) => {
    const end = rules[index + 1]?.range.start ?? closeRange.start;
    return { range: { start: rule.range.end, end }, text: text.slice(rule.range.end, end) };
  });
  // A comma can be told from one inside a comment only where it comes first.
  if (!gaps.every((gap) => /^\s*,?[^,]*$/u.test(gap.text))) return undefined;
  return [
    replaceText({ start: attribute.nameRange.start, end: openRange.end }, ""),
    ...rules.flatMap((rule) => openBlock(rule, text)),
    ...gaps.map((gap) => {
      const between = gap.text.replace(/^(\s*),/u, "$1");
      return replaceText(gap.range, /[\r\n]/u.test(between) ? between : `${between.trimEnd()}\n`);
    }),
    replaceText(closeRange, ""),
  ];
}

function isConvertible(rule: ObjectLiteral): boolean {
  const names = rule.entries.map(({ key }) => key);
  const name = rule.entries.find(({ key }) => key === "name");
  return (
    rule.parens === undefined &&
    new Set(names).size === names.length &&
    rule.entries.every(({ keyKind }) => keyKind === "identifier") &&
    name?.value.kind === "string"
  );
}

function openBlock(rule: ObjectLiteral, text: string): readonly TextEdit[] {
  const name = rule.entries.find(({ key }) => key === "name");
  if (name?.value.kind !== "string") return [];
  const start = rule.range.start;
  return [replaceText({ start, end: start }, `rule ${quoteText(name.value.value)} `), removeItem(text, name.range)];
}
