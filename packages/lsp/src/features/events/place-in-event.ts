import type { Range } from "@a3s/acl-grammar";
import { type EventsFile, type JsonNode, type JsonObject, lineAt, readEventsLine } from "@a3s/sentry-core";

/** What stands at an offset of an events file, offsets counted in the file. */
export type PlaceInEvent =
  | { readonly kind: "line"; readonly range: Range }
  /** The name of a member, or where one could be put. `path` leads to its object. */
  | {
      readonly kind: "name";
      readonly path: readonly string[];
      readonly range: Range;
      readonly object: JsonObject;
      /** The name that stands there already. */
      readonly name?: string;
      /** A colon follows: the name alone is missing. */
      readonly hasValue: boolean;
    }
  /** A value that is no object, or where one could be put. `path` leads to it. */
  | { readonly kind: "value"; readonly path: readonly string[]; readonly range: Range; readonly node: JsonNode };

/** Finds out what stands at an offset; lines that are being typed are understood as far as they go. */
export function placeInEvent(file: EventsFile, offset: number): PlaceInEvent | undefined {
  const placed = lineAt(file, offset);
  if (placed === undefined) return undefined;
  const { start, line } = placed;
  const { text } = line;
  if (line.kind === "comment") return undefined;
  if (text.trim() === "") return { kind: "line", range: { start, end: start + text.length } };
  const found = findPlace(readEventsLine(text), offset - start, text, []);
  if (found === undefined) return undefined;
  return { ...found, range: { start: found.range.start + start, end: found.range.end + start } };
}

function findPlace(node: JsonNode, at: number, text: string, path: readonly string[]): PlaceInEvent | undefined {
  if (node.kind !== "object") {
    if (node.kind === "array" && isWithin(node, at, text)) return undefined;
    return touches(node.range, at) ? { kind: "value", path, range: node.range, node } : undefined;
  }
  if (!isWithin(node, at, text)) return undefined;
  for (const { key, keyRange, value } of node.members) {
    if (keyRange.start < at && at <= keyRange.end) {
      const hasValue = /^\s*:/.test(text.slice(keyRange.end));
      return { kind: "name", path, range: keyRange, object: node, name: key, hasValue };
    }
    const inner = [...path, key];
    const isBetween = at > keyRange.end && at <= Math.max(value.range.end, value.range.start);
    if (value.kind === "missing" && at > keyRange.end && /^\s*:\s*$/.test(text.slice(keyRange.end, at))) {
      return { kind: "value", path: inner, range: { start: at, end: at }, node: value };
    }
    if (!isBetween) continue;
    const found = findPlace(value, at, text, inner);
    if (found !== undefined) return found;
    if (at > value.range.start && value.kind !== "object" && value.kind !== "array") return undefined;
    if (value.kind === "array" && isWithin(value, at, text)) return undefined;
    if (value.kind === "object" && isWithin(value, at, text)) return undefined;
  }
  return { kind: "name", path, range: { start: at, end: at }, object: node, hasValue: false };
}

function touches({ start, end }: Range, at: number): boolean {
  return start <= at && at <= end;
}

/** Behind the opening bracket, and before the closing one if there is one. */
function isWithin({ range }: JsonNode, at: number, text: string): boolean {
  const isClosed = range.end > range.start + 1 && /[}\]]/.test(text[range.end - 1] ?? "");
  return range.start < at && (isClosed ? at < range.end : at <= range.end);
}
