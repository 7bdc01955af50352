import type { Range, StringLiteral } from "@a3s/acl-grammar";
import type { Place } from "../../syntax/place.js";
import { contentRange, isClosed, spellInside } from "../../syntax/string-source.js";
import { completeRegex } from "./complete-regex.js";
import { allowedFor, allowedItem, variableItems } from "./complete-values.js";
import type { CompletionContext } from "./completion-context.js";
import type { CompletionItem } from "./completion-item.js";

/** A string that holds the cursor, and where it stands. */
export interface StringPlace {
  readonly text: string;
  readonly offset: number;
  readonly literal: StringLiteral;
  readonly place: Place;
}

/** What can stand inside a string: the allowed texts, a variable, a path, a piece of a pattern. */
export async function completeString(at: StringPlace, context: CompletionContext): Promise<readonly CompletionItem[]> {
  const { literal, place, text, offset } = at;
  const type = place.fieldSchema?.type;
  if (place.call !== undefined) {
    if (place.call.name !== "env") return [];
    return variableItems(wordIn(at), context, (name) => closed(name, at));
  }
  if (type?.kind !== "string") return [];
  if (type.format === "regex") return completeRegex(at);
  const allowed = allowedFor(place);
  if (allowed.length > 0) {
    const range = wordIn(at);
    return allowed.map((value) => allowedItem(value, place, range, closed(value.value, at)));
  }
  if (!isPath(type.format) || context.listFolder === undefined) return [];
  const content = contentRange(literal);
  const typed = text.slice(content.start, offset);
  const slash = typed.lastIndexOf("/") + 1;
  const range = { start: content.start + slash, end: endOfName(text, offset, content.end) };
  const entries = await context.listFolder(typed.slice(0, slash));
  return entries
    .filter(({ isFolder }) => isFolder || type.format !== "folder")
    .map(({ name, isFolder }) => ({
      label: isFolder ? `${name}/` : name,
      kind: isFolder ? ("folder" as const) : ("file" as const),
      range,
      insert: [spellInside(isFolder ? `${name}/` : name, literal.quote)],
      ...(isFolder ? { retrigger: true as const } : {}),
    }));
}

function isPath(format: string | undefined): boolean {
  return format === "deny-file" || format === "file" || format === "folder" || format === "executable";
}

/** In an unclosed string the rest of the line is no part of the name. */
function endOfName(text: string, offset: number, contentEnd: number): number {
  let end = offset;
  while (end < contentEnd && /[^\s"'/{}[\](),]/u.test(text.charAt(end))) end++;
  return end;
}

/** The whole content where it is one word, else the word at the cursor. */
function wordIn({ literal, text, offset }: StringPlace): Range {
  const content = contentRange(literal);
  if (isClosed(literal) && /^[\w*-]*$/u.test(text.slice(content.start, content.end))) return content;
  let { start } = content;
  for (let at = offset; at > content.start; at--) {
    if (/[\w*-]/u.test(text.charAt(at - 1))) continue;
    start = at;
    break;
  }
  let end = offset;
  while (end < content.end && /[\w*-]/u.test(text.charAt(end))) end++;
  return { start, end };
}

/** A text for a string; it gets the closing quote that is missing. */
function closed(value: string, { literal }: StringPlace): string {
  return isClosed(literal) || literal.quote === "heredoc" ? value : `${value}${literal.quote}`;
}
