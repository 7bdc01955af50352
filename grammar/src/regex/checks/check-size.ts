import type { RegexNode, RegexProblem } from "../ast.js";
import { maxRepetitionProduct, problemAt } from "../problems.js";

/** Repetitions whose upper bounds multiply, nested ones together, to more than is allowed. */
export function checkSize(tree: RegexNode): readonly RegexProblem[] {
  const { problem } = productOf(tree);
  return problem === undefined ? [] : [problem];
}

interface Product {
  readonly product: number;
  readonly problem?: RegexProblem;
}

function productOf(node: RegexNode): Product {
  switch (node.kind) {
    case "repetition": {
      const inner = productOf(node.child);
      if (inner.problem !== undefined) return inner;
      const product = inner.product * Math.max(1, node.max ?? node.min);
      if (product <= maxRepetitionProduct) return { product };
      return { product, problem: problemAt("repetitionProduct", node.range.start, node.range.end) };
    }
    case "group":
      return productOf(node.child);
    case "concatenation":
      return largest(node.items);
    case "alternation":
      return largest(node.alternatives);
    default:
      return { product: 1 };
  }
}

function largest(nodes: readonly RegexNode[]): Product {
  let result: Product = { product: 1 };
  for (const node of nodes) {
    const product = productOf(node);
    if (product.problem !== undefined) return product;
    if (product.product > result.product) result = product;
  }
  return result;
}
