import type { Block, Document, TextEdit } from "@a3s/acl-grammar";
import { containsSyntaxError } from "./model/contains-syntax-error.js";
import { indentationAt, quoteText, replaceText } from "./text-edits.js";

/**
 * The edits that write all `rule` blocks of a document as one list `rules = [ … ]`, comments and order kept. Undefined
 * where they do not stand together, or where something else than sound `rule` blocks holds rules.
 */
export function convertRulesToList(document: Document, text: string): readonly TextEdit[] | undefined {
  const blocks = document.items.filter((item) => item.kind === "block" && item.type === "rule") as readonly Block[];
  const [first] = blocks;
  if (first === undefined || document.items.some((item) => isOtherRules(item))) return undefined;
  const start = document.items.indexOf(first);
  const standTogether = blocks.every((block, index) => document.items[start + index] === block);
  if (!standTogether || !blocks.every(isConvertible)) return undefined;
  return blocks.flatMap((block, index) => [
    openObject(block, text, index === 0),
    ...separateAttributes(block, text),
    closeObject(block, index === blocks.length - 1),
  ]);
}

function isOtherRules(item: Document["items"][number]): boolean {
  return (item.kind === "block" && item.type === "rules") || (item.kind === "attribute" && item.name === "rules");
}

function isConvertible(block: Block): boolean {
  const names = block.items.map((item) => (item.kind === "attribute" ? item.name : "name"));
  return (
    !containsSyntaxError(block) &&
    block.closeRange !== undefined &&
    block.labels.length === 1 &&
    block.comments.dangling.length === 0 &&
    !names.includes("name") &&
    new Set(names).size === names.length
  );
}

function openObject(block: Block, text: string, isFirst: boolean): TextEdit {
  const name = `name = ${quoteText(block.labels[0]?.value ?? "")}`;
  const [item] = block.items;
  const next = item?.range.start ?? block.closeRange?.start ?? block.openRange.end;
  const onOneLine = !/[\r\n]/u.test(text.slice(block.openRange.end, next));
  const head = isFirst ? "rules = [{" : "{";
  const inner = onOneLine ? ` ${name}${item === undefined ? "" : ","}` : `\n${indentation(block, text)}${name}`;
  return replaceText({ start: block.typeRange.start, end: block.openRange.end }, `${head}${inner}`);
}

/** In an object, entries on one line are separated by commas. */
function separateAttributes(block: Block, text: string): readonly TextEdit[] {
  return block.items.slice(1).flatMap((item, index) => {
    const end = block.items[index]?.range.end ?? item.range.start;
    const gap = text.slice(end, item.range.start);
    return /^[ \t]*$/u.test(gap) ? [replaceText({ start: end, end }, ",")] : [];
  });
}

function closeObject(block: Block, isLast: boolean): TextEdit {
  const end = block.closeRange?.end ?? block.range.end;
  return replaceText({ start: end, end }, isLast ? "]" : ",");
}

function indentation(block: Block, text: string): string {
  const [item] = block.items;
  return item === undefined ? "  " : indentationAt(text, item.range.start);
}
