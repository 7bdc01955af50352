import { type RegexNode, walkRegex } from "@a3s/acl-grammar/regex";
import type { EventKind } from "../../events/kinds.js";
import { mayMatchCharacter } from "./may-match-character.js";
import { rememberByTree } from "./remember-by-tree.js";

/** Kinds whose text always ends in this separator and a decimal number. */
const separators: Partial<Record<EventKind | "*", string>> = { Egress: ":", SecurityAction: " " };

const digits = "0123456789";

/**
 * Whether a pattern can match no text of the kind, because it asks for an end that such texts do not have: `peer:port`
 * of Egress and `kind detail` of SecurityAction end in a number. False where that is not plain.
 */
export const neverMatches = rememberByTree((tree: RegexNode, kind: EventKind | "*"): boolean => {
  const separator = separators[kind];
  if (separator === undefined || isMultiLine(tree)) return false;
  return alternativesOf(tree).every((alternative) => {
    const items = sequenceOf(alternative);
    return endsWrong(items, separator) || isAnchoredWithout(items, separator);
  });
});

/** Read backwards from the end of the text, something else than digits comes before the separator does. */
function endsWrong(items: readonly RegexNode[], separator: string): boolean {
  let index = items.length - 1;
  if (!isEnd(items[index])) return false;
  while (isEnd(items[index])) index--;
  for (let taken = 0; ; index--, taken++) {
    const item = items[index];
    if (item === undefined) return false;
    const isOptional = item.kind === "repetition" && item.min === 0;
    const single = item.kind === "repetition" ? item.child : item;
    if (isOptional || !consumesOne(single)) return false;
    const expected = taken === 0 ? digits : digits + separator;
    if (!mayMatchCharacter(single, expected)) return true;
    if (item.kind === "repetition" || mayMatchCharacter(single, separator)) return false;
  }
}

/** From the start to the end of the text, nothing can match the separator. */
function isAnchoredWithout(items: readonly RegexNode[], separator: string): boolean {
  return isStart(items[0]) && isEnd(items.at(-1)) && !items.some((item) => mayHold(item, separator));
}

function mayHold(node: RegexNode, separator: string): boolean {
  switch (node.kind) {
    case "empty":
    case "assertion":
    case "flags":
      return false;
    case "repetition":
    case "group":
      return mayHold(node.child, separator);
    case "concatenation":
      return node.items.some((item) => mayHold(item, separator));
    case "alternation":
      return node.alternatives.some((alternative) => mayHold(alternative, separator));
    default:
      return mayMatchCharacter(node, separator);
  }
}

function alternativesOf(node: RegexNode): readonly RegexNode[] {
  if (node.kind === "alternation") return node.alternatives.flatMap(alternativesOf);
  return node.kind === "group" ? alternativesOf(node.child) : [node];
}

/** The parts one after another, groups dissolved and flags left out. */
function sequenceOf(node: RegexNode): readonly RegexNode[] {
  if (node.kind === "concatenation") return node.items.flatMap(sequenceOf);
  if (node.kind === "group") return sequenceOf(node.child);
  return node.kind === "flags" || node.kind === "empty" ? [] : [node];
}

function consumesOne(node: RegexNode): boolean {
  return ["literal", "dot", "perl-class", "unicode-class", "bracketed-class"].includes(node.kind);
}

function isStart(node: RegexNode | undefined): boolean {
  return node?.kind === "assertion" && (node.assertion === "start-line" || node.assertion === "start-text");
}

function isEnd(node: RegexNode | undefined): boolean {
  return node?.kind === "assertion" && (node.assertion === "end-line" || node.assertion === "end-text");
}

function isMultiLine(tree: RegexNode): boolean {
  let found = false;
  walkRegex(tree, (node, flags) => {
    found ||= node.kind === "assertion" && flags.multiLine;
  });
  return found;
}
