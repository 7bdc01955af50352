import type { JudgedRules } from "../analysis/judged-rules.js";
import type { Verdict } from "../decision/decision.js";

/** A rule in the data of a diagnostic. Only a built-in rule is named: it stands nowhere in the document. */
export interface RuleDescription {
  /** From 1, over both layers. */
  readonly position: number;
  readonly verdict: Verdict;
  readonly builtin?: string;
}

export function describeRule({ rules }: JudgedRules, index: number): RuleDescription {
  const rule = rules[index];
  if (rule === undefined) throw new RangeError(`there is no rule ${index}`);
  const description = { position: index + 1, verdict: rule.verdict };
  return rule.layer === "builtin" ? { ...description, builtin: rule.name } : description;
}
