import type { RegexClassItem, RegexClassSet, RegexFlags, RegexNode } from "../../src/regex/index.js";

/**
 * Writes a tree in the plainest spelling there is: no `x`, every character as a number, every part in a group. What the Rust
 * crate makes of the result is then what it makes of the original if, and only if, the tree says what the original means.
 */
export function printRegex(node: RegexNode): string {
  switch (node.kind) {
    case "empty":
      return "";
    case "literal":
      return character(node.codePoint);
    case "dot":
      return ".";
    case "assertion":
      return assertions[node.assertion];
    case "perl-class":
    case "unicode-class":
    case "bracketed-class":
      return item(node);
    case "repetition":
      return `(?:${printRegex(node.child)}){${node.min},${node.max ?? ""}}${node.greedy ? "" : "?"}`;
    case "group":
      return `(${groupHead(node.index, node.name, node.flags)}${printRegex(node.child)})`;
    case "flags": {
      const text = flags(node.flags);
      return text === "" ? "" : `(?${text})`;
    }
    case "concatenation":
      return node.items.map(printRegex).join("");
    case "alternation":
      return node.alternatives.map(printRegex).join("|");
  }
}

const assertions = {
  "start-line": "^",
  "end-line": "$",
  "start-text": "\\A",
  "end-text": "\\z",
  "word-boundary": "\\b",
  "not-word-boundary": "\\B",
  "word-start": "\\b{start}",
  "word-end": "\\b{end}",
  "word-start-half": "\\b{start-half}",
  "word-end-half": "\\b{end-half}",
} as const;

const perlLetters = { digit: "d", space: "s", word: "w" } as const;

function groupHead(index: number | undefined, name: string | undefined, change: RegexFlags | undefined): string {
  if (name !== undefined) return `?<${name}>`;
  return index === undefined ? `?${change === undefined ? "" : flags(change)}:` : "";
}

function flags({ on, off }: RegexFlags): string {
  const kept = (list: readonly string[]) => list.filter((flag) => flag !== "x").join("");
  return kept(on) + (kept(off) === "" ? "" : `-${kept(off)}`);
}

function item(node: RegexClassItem): string {
  switch (node.kind) {
    case "literal":
      return character(node.codePoint);
    case "range":
      return `${character(node.from.codePoint)}-${character(node.to.codePoint)}`;
    case "ascii-class":
      return `[:${node.negated ? "^" : ""}${node.name}:]`;
    case "perl-class":
      return `\\${node.negated ? perlLetters[node.name].toUpperCase() : perlLetters[node.name]}`;
    case "unicode-class": {
      const value = node.value === undefined ? "" : `=${node.value}`;
      return `\\${node.negated ? "P" : "p"}{${node.property}${value}}`;
    }
    case "bracketed-class":
      return `[${node.negated ? "^" : ""}${set(node.set)}]`;
  }
}

function set(node: RegexClassSet): string {
  if (node.kind === "operation") return `${operand(node.left)}${node.operator}${operand(node.right)}`;
  return node.items.map(item).join("");
}

/** An empty operand has no brackets of its own, as an empty class cannot be written. */
function operand(node: RegexClassSet): string {
  return node.kind === "union" && node.items.length === 0 ? "" : `[${set(node)}]`;
}

function character(codePoint: number): string {
  return `\\x{${codePoint.toString(16)}}`;
}
