import type { AnalysisRun } from "./analysis-run.js";
import { Product, type WordQuestion } from "./product.js";

/** The shortest such word; none, which is a proof that there is none; or unknown, where the budget was spent. */
export type WordAnswer =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" };

/** How many states are expanded before the driver gets its turn. */
export const statesPerPiece = 256;

/**
 * Searches the product of the automata breadth first, so that the first word found is a shortest one.
 *
 * @param maxStates The budget, in states of the product.
 */
export function* shortestWord(question: WordQuestion, maxStates: number): AnalysisRun<WordAnswer> {
  const product = new Product(question);
  let at = 0;
  for (; at < product.stateCount; at += 1) {
    if (product.accepts(at)) return { kind: "word", word: product.wordOf(at) };
    if (product.stateCount > maxStates) return { kind: "unknown" };
    product.expand(at);
    if (at % statesPerPiece === statesPerPiece - 1) yield undefined;
  }
  return { kind: "none" };
}
