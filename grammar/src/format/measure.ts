import type { Block, Value } from "../acl/ast.js";
import type { CommentIndex } from "./comment-index.js";
import { blockEnd } from "./lines.js";
import { hasLineBreak, isLineEnd, widthOf } from "./source-text.js";
import { keySpelling, labelSpelling, spelledText, valueSpelling } from "./spelling.js";

/** Columns that a thing takes on one line; infinite when it has to be written over several. */
export interface Measure {
  value(value: Value): number;
  block(block: Block): number;
}

/** Every value is measured once, however deep it lies. */
export function createMeasure(text: string, comments: CommentIndex): Measure {
  const known = new Map<Value, number>();

  const value = (node: Value): number => {
    const width = known.get(node) ?? measureValue(node);
    known.set(node, width);
    return width;
  };

  const measureValue = (node: Value): number => {
    switch (node.kind) {
      case "list":
        return staysOpen(node) ? Number.POSITIVE_INFINITY : 2 + joinedWidth(node.items.map(value));
      case "call":
        return staysOpen(node) ? Number.POSITIVE_INFINITY : widthOf(node.name) + 2 + joinedWidth(node.args.map(value));
      case "object": {
        if (staysOpen(node)) return Number.POSITIVE_INFINITY;
        if (node.entries.length === 0) return 2;
        const widths = node.entries.map(
          (entry) => widthOf(spelledText(text, keySpelling(text, entry))) + 3 + value(entry.value),
        );
        return 4 + joinedWidth(widths);
      }
      case "string":
        if (node.quote === "heredoc") return Number.POSITIVE_INFINITY;
        return widthOf(spelledText(text, valueSpelling(text, node)));
      default:
        return widthOf(spelledText(text, valueSpelling(text, node)));
    }
  };

  const staysOpen = (node: Extract<Value, { kind: "list" | "object" | "call" }>): boolean => {
    const start = node.openRange.end;
    if (comments.hasBetween(start, node.closeRange?.start ?? node.range.end)) return true;
    return partCount(node) > 0 && isLineEnd(text, start);
  };

  const block = (node: Block): number => {
    const header = headerWidth(text, node);
    if (comments.hasBetween(node.openRange.end, blockEnd(node))) return Number.POSITIVE_INFINITY;
    if (node.items.length === 0) return header + 4;
    const [item] = node.items;
    if (node.items.length > 1 || item?.kind !== "attribute") return Number.POSITIVE_INFINITY;
    if (hasLineBreak(text, node.range.start, blockEnd(node))) return Number.POSITIVE_INFINITY;
    return header + 3 + widthOf(item.name) + 3 + value(item.value) + 2;
  };

  return { value, block };
}

/** How many things stand in a value's brackets; 0 for a value without brackets. */
export function partCount(value: Value): number {
  switch (value.kind) {
    case "list":
      return value.items.length;
    case "object":
      return value.entries.length;
    case "call":
      return value.args.length;
    default:
      return 0;
  }
}

function headerWidth(text: string, block: Block): number {
  let width = widthOf(block.type);
  for (const label of block.labels) width += 1 + widthOf(spelledText(text, labelSpelling(text, label)));
  return width;
}

function joinedWidth(widths: readonly number[]): number {
  if (widths.length === 0) return 0;
  return widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1));
}
