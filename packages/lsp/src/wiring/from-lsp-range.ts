import type { LineIndex, Range } from "@a3s/acl-grammar";
import { positionOf, recordOf } from "../server/params.js";

/** The offsets of what a client sent as a range; start and end in order, within the text. */
export function fromLspRange(lineIndex: LineIndex, value: unknown): Range {
  const { start, end } = recordOf(value);
  const offsets = [lineIndex.offsetAt(positionOf(start)), lineIndex.offsetAt(positionOf(end))] as const;
  return { start: Math.min(...offsets), end: Math.max(...offsets) };
}
