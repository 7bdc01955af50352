import {
  applyRegexFlags,
  complementRanges,
  initialRegexFlags,
  type ParsedRegex,
  type RegexAssertion,
  type RegexFlagState,
  type RegexGroup,
  type RegexNode,
  type RegexRepetition,
  unionRanges,
} from "@a3s/acl-grammar/regex";
import type { Hir } from "./hir.js";
import { type LookName, lookIndex } from "./look.js";
import { bracketedClassRanges, literalRanges, perlRanges, unicodeRanges } from "./lower-class.js";

/** A directive such as `(?i)` changes the flags of what follows it in the same group, alternatives included. */
interface Scope {
  flags: RegexFlagState;
}

/** Applies flags and classes. A regex outside the dialect has no tree and matches nothing. */
export function lowerRegex(regex: ParsedRegex): Hir {
  return regex.tree === undefined ? { kind: "set", set: [] } : lower(regex.tree, { flags: initialRegexFlags });
}

function lower(node: RegexNode, scope: Scope): Hir {
  const { flags } = scope;
  switch (node.kind) {
    case "empty":
      return { kind: "empty" };
    case "flags":
      scope.flags = applyRegexFlags(flags, node.flags);
      return { kind: "empty" };
    case "literal":
      return { kind: "set", set: literalRanges(node.codePoint, flags) };
    case "dot":
      return { kind: "set", set: dotRanges(flags) };
    case "perl-class":
      return { kind: "set", set: perlRanges(node, flags) };
    case "unicode-class":
      return { kind: "set", set: unicodeRanges(node, flags) };
    case "bracketed-class":
      return { kind: "set", set: bracketedClassRanges(node, flags) };
    case "assertion":
      return { kind: "look", look: lookIndex(lookName(node, flags)) };
    case "repetition":
      return lowerRepetition(node, scope);
    case "group":
      return lowerGroup(node, scope);
    case "concatenation":
      return concatenation(node.items.map((item) => lower(item, scope)));
    case "alternation":
      return alternation(node.alternatives.map((alternative) => lower(alternative, scope)));
  }
}

function lowerRepetition(node: RegexRepetition, scope: Scope): Hir {
  const child = lower(node.child, scope);
  const max = node.max ?? Number.POSITIVE_INFINITY;
  if (max === 0 || child.kind === "empty") return { kind: "empty" };
  if (node.min === 1 && max === 1) return child;
  return { kind: "repetition", child, min: node.min, max, greedy: node.greedy !== scope.flags.swapGreed };
}

function lowerGroup(node: RegexGroup, scope: Scope): Hir {
  const inner = { flags: node.flags === undefined ? scope.flags : applyRegexFlags(scope.flags, node.flags) };
  const child = lower(node.child, inner);
  return node.index === undefined ? child : { kind: "capture", index: node.index, child };
}

function concatenation(lowered: readonly Hir[]): Hir {
  const items = lowered
    .flatMap((item) => (item.kind === "concatenation" ? item.items : [item]))
    .filter((item) => item.kind !== "empty");
  const [first] = items;
  if (first === undefined) return { kind: "empty" };
  return items.length === 1 ? first : { kind: "concatenation", items };
}

function alternation(items: readonly Hir[]): Hir {
  const [first] = items;
  if (first === undefined) return { kind: "empty" };
  if (items.length === 1) return first;
  let set: readonly number[] = [];
  for (const item of items) {
    if (item.kind !== "set") return { kind: "alternation", items };
    set = unionRanges(set, item.set);
  }
  return { kind: "set", set };
}

function dotRanges(flags: RegexFlagState): readonly number[] {
  if (flags.dotMatchesLineFeed) return complementRanges([]);
  return complementRanges(flags.crlf ? [0x0a, 0x0a, 0x0d, 0x0d] : [0x0a, 0x0a]);
}

function lookName(node: RegexAssertion, flags: RegexFlagState): LookName {
  switch (node.assertion) {
    case "start-text":
    case "end-text":
      return node.assertion;
    case "start-line":
      return flags.multiLine ? (flags.crlf ? "start-line-crlf" : "start-line") : "start-text";
    case "end-line":
      return flags.multiLine ? (flags.crlf ? "end-line-crlf" : "end-line") : "end-text";
    default:
      return flags.unicode ? node.assertion : `ascii-${node.assertion}`;
  }
}
