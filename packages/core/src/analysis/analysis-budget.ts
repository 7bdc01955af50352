/**
 * How much work one question may take. What is not settled by then is "not proven", which is never reported as a fault
 * of the policy.
 */
export interface AnalysisBudget {
  /** States of the product automaton, for each search. */
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
