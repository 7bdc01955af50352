import { type Range, type StringLiteral, sourceRangeOfValue } from "@a3s/acl-grammar";
import { parseRegex, type RegexFlagState, type RegexTreeNode, walkRegex } from "@a3s/acl-grammar/regex";
import { valueOffsetAt } from "../../syntax/string-source.js";
import { codeSpan } from "../markdown.js";
import { describeRegex, type RegexLine } from "./describe-regex.js";
import type { Hover } from "./hover.js";

/** A pattern in words: the piece at the cursor first, then the whole, then what is known about its rule. */
export function describePattern(literal: StringLiteral, offset: number, facts: string): Hover | undefined {
  const { tree, pattern, problems } = parseRegex(literal.value);
  if (tree === undefined) {
    const [problem] = problems;
    return problem && { range: literal.range, markdown: `This is no pattern of the dialect: ${problem.message}` };
  }
  const piece = pieceAt(tree, valueOffsetAt(literal, offset));
  const whole = listOf(describeRegex(tree));
  const source = piece && sourceRangeOfValue(literal, piece.node.range.start, piece.node.range.end);
  // The marks of a heredoc, and the blanks that it takes out, belong to no piece.
  const isHere = source !== undefined && source.start <= offset && offset <= source.end;
  const range = isHere ? source : literal.range;
  const here = isHere && piece !== undefined ? describeHere(piece, pattern) : undefined;
  const words = [here, `**Matches**, anywhere in the text of the event:\n\n${whole}`, facts];
  return { range, markdown: words.filter((part) => part !== undefined && part !== "").join("\n\n") };
}

/** The smallest piece at an offset that can be described alone, where it is not the whole. */
function pieceAt(tree: Parameters<typeof walkRegex>[0], offset: number): Piece | undefined {
  let found: Piece | undefined;
  walkRegex(tree, (node, flags) => {
    if (offset < node.range.start || offset >= node.range.end) return false;
    if (isDescribed(node) && !isWhole(node.range, tree.range)) found = { node, flags };
    return node.kind !== "bracketed-class";
  });
  return found;
}

interface Piece {
  readonly node: DescribedPiece;
  readonly flags: RegexFlagState;
}

type DescribedPiece = Parameters<typeof describeRegex>[0];

const described = new Set([
  "assertion",
  "perl-class",
  "unicode-class",
  "bracketed-class",
  "repetition",
  "group",
  "flags",
  "dot",
]);

function isDescribed(node: RegexTreeNode): node is DescribedPiece {
  return described.has(node.kind);
}

function isWhole(piece: Range, whole: Range): boolean {
  return piece.start === whole.start && piece.end === whole.end;
}

function describeHere({ node, flags }: Piece, pattern: string): string {
  const lines = describeRegex(node, flags);
  const source = codeSpan(pattern.slice(node.range.start, node.range.end));
  return lines.length === 1 ? `${source}: ${lines[0]?.text ?? ""}` : `${source}:\n\n${listOf(lines)}`;
}

function listOf(lines: readonly RegexLine[]): string {
  return lines.map(({ depth, text }) => `${"  ".repeat(depth)}- ${text}`).join("\n");
}
