/**
 * How much work one question may take. What is not settled by then is "not proven", which is never reported as a fault
 * of the policy.
 */
export interface AnalysisBudget {
  /** States of the product automaton, for each search. Many searches share fifty times as many, see `StatePool`. */
  readonly states: number;
  /** How often a search may be repeated with one more rule excluded. */
  readonly refinements: number;
  /** How many pairs of rules are searched where rules are compared in pairs. */
  readonly pairs: number;
}

/**
 * Enough for policies of ten thousand rules in seconds: in policies written by people a search seldom visits more than
 * a few hundred states, and two refinements are the most that were seen.
 */
export const normalBudget: AnalysisBudget = { states: 20_000, refinements: 64, pairs: 20_000 };

/** For a check that may take minutes. */
export const deepBudget: AnalysisBudget = { states: 400_000, refinements: 256, pairs: 2_000_000 };

/** What one search may take. */
export interface SearchBudget extends Pick<AnalysisBudget, "states" | "refinements"> {
  /** What it shares with others. Default nothing. */
  readonly pool?: StatePool;
}

/** So many searches may each take all their states; a search that settles its question seldom takes a hundredth. */
const fullSearches = 50;

/** What a search may take when the pool is empty: enough for most questions, and soon spent. */
const statesWithoutPool = 400;

/** The states that the searches of one analysis share, so that it ends soon even where none of them comes to an end. */
export class StatePool {
  #left: number;

  constructor({ states }: Pick<AnalysisBudget, "states">) {
    this.#left = fullSearches * states;
  }

  /** How many of these states a search may take. */
  allow(states: number): number {
    return Math.min(states, Math.max(this.#left, statesWithoutPool));
  }

  /** Searches that come to an end soon cost nothing, so that the number of rules plays no part. */
  take(states: number): void {
    if (states > statesWithoutPool) this.#left -= states;
  }
}
