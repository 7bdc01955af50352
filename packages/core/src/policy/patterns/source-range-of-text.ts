import { type Range, sourceRangeOfValue } from "@a3s/acl-grammar";
import type { LiteralText } from "../model/model.js";

/** Where a stretch of a text stands in the file, through the escapes. */
export function sourceRangeOfText(text: LiteralText, { start, end }: Range): Range {
  if (text.literal !== undefined) return sourceRangeOfValue(text.literal, start, end);
  return { start: text.range.start + start, end: text.range.start + end };
}
