import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { AnalysisRun } from "./analysis-run.js";
import { Product } from "./product.js";
import { statesPerPiece } from "./shortest-word.js";

/** How many states the automaton of one regex has when it searches a text. */
export interface RuleCost {
  readonly states: number;
  /** False where counting stopped at the limit: there are more. */
  readonly exact: boolean;
}

/** Builds the whole automaton of the regex, up to a limit, which an engine that builds it lazily may have to build too. */
export function* measureRuleCost(regex: ParsedRegex, maxStates: number): AnalysisRun<RuleCost> {
  const product = new Product({ matchedBy: [regex], notMatchedBy: [] });
  for (let at = 0; at < product.stateCount; at += 1) {
    if (product.stateCount > maxStates) return { states: product.stateCount, exact: false };
    product.expand(at);
    if (at % statesPerPiece === statesPerPiece - 1) yield undefined;
  }
  return { states: product.stateCount, exact: true };
}
