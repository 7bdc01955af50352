import type { AnalysisRun } from "./analysis-run.js";
import { Product, type SearchOrder, type WordQuestion } from "./product.js";

/** The shortest such word; none, which is a proof that there is none; or unknown, where the budget was spent. */
export type WordAnswer = (
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" }
) & {
  /** How many states were made. */
  readonly states: number;
};

/** How many states are expanded before the driver gets its turn. */
export const statesPerPiece = 256;

/**
 * Searches the product of the automata for a word.
 *
 * @param maxStates The budget, in states of the product.
 */
export function* shortestWord(
  question: WordQuestion,
  maxStates: number,
  order: SearchOrder = "shortest",
): AnalysisRun<WordAnswer> {
  const product = new Product(question, order);
  let count = 0;
  for (let at = product.next(); at !== undefined; at = product.next()) {
    if (product.accepts(at)) {
      return { kind: "word", word: product.wordOf(at), states: product.stateCount };
    }
    if (product.stateCount > maxStates) return { kind: "unknown", states: product.stateCount };
    product.expand(at);
    count += 1;
    if (count % statesPerPiece === 0) yield undefined;
  }
  return { kind: "none", states: product.stateCount };
}
