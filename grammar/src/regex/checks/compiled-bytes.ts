import type { RegexClassItem, RegexClassSet, RegexNode } from "../ast.js";
import { perlClassRanges } from "../unicode/perl-class-ranges.js";
import { unicodeClassRanges } from "../unicode/unicode-class-ranges.js";

/** Bytes of a state of the automaton that Rust's `regex` crate compiles to, which reads UTF-8 byte by byte. */
const stateBytes = 24;

/** Bytes that a range of a class takes in that automaton; measured with the crate on large classes. */
const rangeBytes = 36;

/** Bytes of an automaton for nearly every character, such as `.`; measured likewise. */
const dotBytes = 520;

/**
 * Bytes that a node takes compiled, roughly as the crate counts them, where `childBytes` are those of its children in
 * order. Case folding and overlaps within classes are left out: the estimate is low rather than high.
 */
export function compiledBytes(node: RegexNode, childBytes: readonly number[]): number {
  const children = childBytes.reduce((sum, bytes) => sum + bytes, 0);
  switch (node.kind) {
    case "empty":
    case "flags":
      return 0;
    case "literal":
      return stateBytes * utf8Length(node.codePoint);
    case "assertion":
      return stateBytes;
    case "dot":
      return dotBytes;
    case "perl-class":
    case "unicode-class":
      return stateBytes + rangeBytes * rangesOfItem(node);
    case "bracketed-class":
      return stateBytes + rangeBytes * rangesOfSet(node.set);
    case "repetition":
      return children * copiesOf(node) + stateBytes;
    case "group":
      return children + (node.index === undefined ? 0 : 2 * stateBytes);
    case "concatenation":
      return children;
    case "alternation":
      return children + stateBytes * node.alternatives.length;
  }
}

/** How many times the child of a repetition is compiled. */
export function copiesOf(node: { readonly min: number; readonly max?: number }): number {
  return Math.max(1, node.max ?? node.min);
}

function rangesOfSet(set: RegexClassSet): number {
  if (set.kind === "operation") {
    const left = rangesOfSet(set.left);
    const right = rangesOfSet(set.right);
    return set.operator === "&&" ? Math.min(left, right) : Math.max(left, right);
  }
  let named = 0;
  let single = 0;
  for (const item of set.items) {
    if (item.kind === "literal" || item.kind === "range") single += 1;
    else named = Math.max(named, rangesOfItem(item));
  }
  return named + single;
}

function rangesOfItem(item: RegexClassItem): number {
  switch (item.kind) {
    case "perl-class":
      return perlClassRanges(item.name).length / 2;
    case "unicode-class":
      return (unicodeClassRanges(item.property, item.value) ?? []).length / 2;
    case "bracketed-class":
      return rangesOfSet(item.set);
    default:
      return 1;
  }
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
