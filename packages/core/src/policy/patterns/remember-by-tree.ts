import type { RegexNode } from "@a3s/acl-grammar/regex";

/**
 * The same function, which computes its answer about a tree and a variant once for as long as the tree lives. Trees never
 * change, and several checks ask the same of one tree.
 */
export function rememberByTree<Variants extends readonly [variant?: unknown], Answer>(
  answer: (tree: RegexNode, ...variants: Variants) => Answer,
): (tree: RegexNode, ...variants: Variants) => Answer {
  const answers = new WeakMap<RegexNode, Map<unknown, Answer>>();
  return (tree, ...variants) => {
    const [variant] = variants;
    let ofTree = answers.get(tree);
    if (ofTree === undefined) {
      ofTree = new Map();
      answers.set(tree, ofTree);
    }
    const known = ofTree.get(variant);
    if (known !== undefined) return known;
    const computed = answer(tree, ...variants);
    ofTree.set(variant, computed);
    return computed;
  };
}
