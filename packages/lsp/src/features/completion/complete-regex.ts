import { regexConstructs, regexTokens } from "@a3s/acl-grammar/regex";
import { spellInside, valueOffsetAt } from "../../syntax/string-source.js";
import type { StringPlace } from "./complete-string.js";
import type { CompletionItem } from "./completion-item.js";

/** Pieces of patterns that can stand at the cursor, written as the string needs it. */
export function completeRegex({ text, offset, literal }: StringPlace): readonly CompletionItem[] {
  const pattern = literal.value;
  const cursor = valueOffsetAt(literal, offset);
  const inClass = isInClass(pattern, cursor);
  const begun = begunConstruct(text.slice(literal.range.start, offset), literal.quote, inClass);
  const range = { start: offset - begun.source.length, end: offset };
  return regexConstructs
    .filter(({ place }) => place === "both" || place === (inClass ? "class" : "pattern"))
    .map(({ parts, documentation }) => ({ parts, documentation, label: labelOf(parts) }))
    .filter(({ label }) => label.startsWith(begun.meaning))
    .map(({ parts, documentation, label }) => ({
      label,
      kind: "regex",
      documentation,
      range,
      filterText: `${begun.source}${label.slice(begun.meaning.length)}`,
      insert: parts.map((part) =>
        typeof part === "string"
          ? spellInside(part, literal.quote)
          : { hole: part.hole === "…" ? "" : spellInside(part.hole, literal.quote) },
      ),
    }));
}

function labelOf(parts: (typeof regexConstructs)[number]["parts"]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.hole)).join("");
}

/** Whether an offset of a pattern stands between the brackets of a class. */
function isInClass(pattern: string, offset: number): boolean {
  let depth = 0;
  for (const { kind, range } of regexTokens(pattern)) {
    if (range.start >= offset) break;
    if (kind === "class-open" && range.end <= offset) depth++;
    if (kind === "class-close" && range.end <= offset) depth--;
  }
  return depth > 0;
}

/** The start of a construct that is typed already: as it stands in the source, and what it means there. */
function begunConstruct(before: string, quote: string, inClass: boolean) {
  const [run = "", tail = ""] = /(\\+)([A-Za-z.]?)$/u.exec(before)?.slice(1) ?? [];
  // In double quotes two backslashes are one of the pattern, and two of those are a literal one.
  const open = run.length % (quote === '"' ? 4 : 2);
  if (open > 0) return { source: `${run.slice(run.length - open)}${tail}`, meaning: `\\${tail}` };
  const group = inClass ? /\[:?[a-z]*$/u.exec(before)?.[0] : /\((?:\?(?:[imsx:<]?))?$/u.exec(before)?.[0];
  return group === undefined || (inClass && !group.includes(":"))
    ? { source: "", meaning: "" }
    : { source: group, meaning: group };
}
