import type { RegexNode, RegexProblem } from "../ast.js";
import { type ProblemName, problemAt } from "../problems.js";
import { type RegexTreeNode, walkRegex } from "../walk-regex.js";

/**
 * Without the flag `u` classes are made of bytes. Those above ASCII are parts of characters only, so whatever could match
 * one of them is an error; and sets of ASCII stay within ASCII unless they are negated.
 */
export function checkBytes(tree: RegexNode, pattern: string): readonly RegexProblem[] {
  const problems: RegexProblem[] = [];
  const classEnds: number[] = [];
  walkRegex(tree, (node, { unicode }) => {
    if (unicode) return;
    while ((classEnds.at(-1) ?? Number.POSITIVE_INFINITY) <= node.range.start) classEnds.pop();
    const name = problemWith(node, pattern, classEnds.length > 0);
    if (name !== undefined) problems.push(problemAt(name, node.range.start, node.range.end));
    if (node.kind === "bracketed-class") classEnds.push(node.range.end);
  });
  return problems;
}

function problemWith(node: RegexTreeNode, pattern: string, inClass: boolean): ProblemName | undefined {
  switch (node.kind) {
    case "dot":
      return "bytesAboveAscii";
    case "perl-class":
    case "ascii-class":
    case "bracketed-class":
      return node.negated ? "bytesAboveAscii" : undefined;
    case "unicode-class":
      return "unicodeWithoutFlag";
    case "literal":
      if (node.codePoint < 0x80) return undefined;
      if (isByteEscape(pattern.slice(node.range.start, node.range.end))) return "bytesAboveAscii";
      return inClass ? "unicodeWithoutFlag" : undefined;
    default:
      return undefined;
  }
}

/** `\xFF` with exactly two digits is a byte; every other spelling is a character. */
function isByteEscape(text: string): boolean {
  return text.startsWith("\\x") && !text.includes("{");
}
