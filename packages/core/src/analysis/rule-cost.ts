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

/** A policy that is edited keeps the patterns that stay as they are, and what they cost. */
const measured = new WeakMap<ParsedRegex, RuleCost & { readonly maxStates: number }>();

/** Builds the whole automaton of the regex, up to a limit, which an engine that builds it lazily may have to build too. */
export function* measureRuleCost(regex: ParsedRegex, maxStates: number): AnalysisRun<RuleCost> {
  const known = measured.get(regex);
  if (known?.maxStates === maxStates) return known;
  const cost = yield* countStates(regex, maxStates);
  measured.set(regex, { ...cost, maxStates });
  return cost;
}

function* countStates(regex: ParsedRegex, maxStates: number): AnalysisRun<RuleCost> {
  const product = new Product({ matchedBy: [regex], notMatchedBy: [] });
  let count = 0;
  for (let at = product.next(); at !== undefined; at = product.next()) {
    if (product.stateCount > maxStates) return { states: product.stateCount, exact: false };
    product.expand(at);
    count += 1;
    if (count % statesPerPiece === 0) yield undefined;
  }
  return { states: product.stateCount, exact: true };
}
