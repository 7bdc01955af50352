import type { Block, ObjectLiteral, TextEdit } from "@a3s/acl-grammar";
import { indentationAt } from "../text-edits.js";

/** Writes attributes behind the opening brace of a body, in the manner in which the body is written. */
export function insertAttributes(
  text: string,
  body: Block | ObjectLiteral,
  attributes: readonly { readonly name: string; readonly value: string }[],
): TextEdit {
  const open = body.openRange.end;
  const first = body.kind === "block" ? body.items[0] : body.entries[0];
  const next = first?.range.start ?? body.closeRange?.start ?? open;
  const lines = attributes.map(({ name, value }) => `${name} = ${value}`);
  if (/[\r\n]/u.test(text.slice(open, next))) {
    const indentation =
      first === undefined || body.closeRange === undefined || first.range.start > body.closeRange.start
        ? `${indentationAt(text, open)}  `
        : indentationAt(text, first.range.start);
    return { range: { start: open, end: open }, newText: lines.map((line) => `\n${indentation}${line}`).join("") };
  }
  const end = first !== undefined ? "," : /^\s/u.test(text.slice(open, open + 1)) ? "" : " ";
  return { range: { start: open, end: open }, newText: ` ${lines.join(", ")}${end}` };
}
