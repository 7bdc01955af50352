import type { RegexNode, RegexProblem } from "../ast.js";
import { maxCompiledBytes, maxRepetitionProduct, type ProblemName, problemAt } from "../problems.js";
import { compiledBytes, copiesOf } from "./compiled-bytes.js";

/**
 * The first node at which the pattern gets too large: repetitions whose counts multiply, nested ones together, to more
 * than is allowed, or more states than the compiled pattern may have.
 */
export function checkSize(tree: RegexNode): readonly RegexProblem[] {
  const { problem } = sizeOf(tree);
  return problem === undefined ? [] : [problem];
}

interface Size {
  readonly product: number;
  readonly bytes: number;
  readonly problem?: RegexProblem;
}

function sizeOf(node: RegexNode): Size {
  const childBytes: number[] = [];
  let product = 1;
  for (const child of childrenOf(node)) {
    const size = sizeOf(child);
    if (size.problem !== undefined) return size;
    childBytes.push(size.bytes);
    product = Math.max(product, size.product);
  }
  if (node.kind === "repetition") product *= copiesOf(node);
  const bytes = compiledBytes(node, childBytes);
  const name = excess(product, bytes);
  if (name === undefined) return { product, bytes };
  return { product, bytes, problem: problemAt(name, node.range.start, node.range.end) };
}

function excess(product: number, bytes: number): ProblemName | undefined {
  if (product > maxRepetitionProduct) return "repetitionProduct";
  return bytes > maxCompiledBytes ? "compiledTooLarge" : undefined;
}

/** Unlike other walks this one has no need of what classes are made of. */
function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case "repetition":
    case "group":
      return [node.child];
    case "concatenation":
      return node.items;
    case "alternation":
      return node.alternatives;
    default:
      return [];
  }
}
