import type { Fix, TextEdit } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import { insertion, removal, singleEdit } from "../edits.js";
import { isBlank } from "../lexer/characters.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import { rangeOf } from "./nodes.js";

/** Puts in the closing brackets that are missing at an offset: on a line of their own if the bracket was opened on an earlier one. */
export function insertClosers(text: string, opener: AclToken, offset: number, closers: string): readonly Fix[] {
  const isMultiline = /[\r\n]/.test(text.slice(opener.startOffset, offset));
  const newText = isMultiline ? `\n${indentAt(text, opener.startOffset)}${closers}` : closers === "}" ? " }" : closers;
  return [singleEdit(`insert ${closers}`, insertion(offset, newText))];
}

/** Takes out an item with the comma behind it. */
export function removeItem(title: string, text: string, range: Range): Fix {
  const comma = /^[ \t]*,/.exec(text.slice(range.end, range.end + 100))?.[0] ?? "";
  return singleEdit(title, removal(text, { start: range.start, end: range.end + comma.length }));
}

/** Takes out text. */
export function removeRange(title: string, text: string, range: Range): readonly Fix[] {
  return [singleEdit(title, removal(text, range))];
}

export function replaceRange(title: string, range: Range, newText: string): readonly Fix[] {
  return [singleEdit(title, { range, newText })];
}

export function quote(token: AclToken): readonly Fix[] {
  return replaceRange("quote it", rangeOf(token), `"${token.image}"`);
}

/** Writes a quoted name without its quotes, where that is a name. */
export function unquote(value: string, range: Range): readonly Fix[] {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(value) ? replaceRange("remove the quotes", range, value) : [];
}

/** Puts a token directly behind what stands before it, and leaves comments between the two where they are. */
export function joinTo(text: string, end: number, token: AclToken, space: string): readonly Fix[] {
  const title = `move ${token.image} up`;
  const range = rangeOf(token);
  if (/^[\s]*$/.test(text.slice(end, range.start))) {
    return [singleEdit(title, { range: { start: end, end: range.start }, newText: space })];
  }
  return [{ title, edits: [insertion(end, `${space}${token.image}`), { range, newText: "" }] }];
}

/** Gives the item at an offset its own line. */
export function breakLineBefore(text: string, offset: number): readonly Fix[] {
  let start = offset;
  while (isBlank(text.charCodeAt(start - 1))) start--;
  return [singleEdit("put it on its own line", { range: { start, end: offset }, newText: "\n" })];
}

/** Replaces a semicolon by what separates items at its place. */
export function replaceSemicolon(text: string, token: AclToken, separator: "\n" | ","): readonly Fix[] {
  const range = rangeOf(token);
  const isLast = /^[ \t]*(?:[\r\n}\])#]|\/\/|\/\*|$)/.test(text.slice(range.end, range.end + 200));
  if (isLast) return [singleEdit("remove the semicolon", { range, newText: "" })];
  if (separator === ",") return [singleEdit("use a comma", { range, newText: "," })];
  return [singleEdit("use a line break", { range, newText: "\n" })];
}

/** Takes out pairs of parentheses, and leaves a blank where a removal could join two tokens. */
export function removeParens(text: string, pairs: readonly Range[]): readonly Fix[] {
  const edits: TextEdit[] = [];
  for (const { start, end } of pairs) {
    edits.push(removal(text, { start, end: start + 1 }), removal(text, { start: end - 1, end }));
  }
  edits.sort((a, b) => a.range.start - b.range.start);
  return [{ title: "remove the parentheses", edits }];
}

/** Drops the word before a brace, with the blanks between the two. */
export function dropWord(text: string, word: AclToken, brace: AclToken): readonly Fix[] {
  const isApart = /^[ \t]*$/.test(text.slice(endOf(word), brace.startOffset));
  return replaceRange("drop the word", { start: word.startOffset, end: isApart ? brace.startOffset : endOf(word) }, "");
}

function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  let end = start;
  while (isBlank(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}
