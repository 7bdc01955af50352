import type { Rule } from "../policy/policy.js";
import { maxProgramSize, regexSize } from "./regex/compile-regex.js";

/** Thrown for a rule whose regex is too large to compile. */
export class RuleSizeError extends Error {
  override readonly name = "RuleSizeError";
  /** The position of the rule in the list that was given. */
  readonly ruleIndex: number;

  constructor(ruleIndex: number, message: string) {
    super(message);
    this.ruleIndex = ruleIndex;
  }
}

/** @throws {RuleSizeError} for the first rule whose regex is too large. */
export function checkRuleSizes(rules: readonly Rule[]): void {
  for (const [index, rule] of rules.entries()) {
    // Only a count makes a program longer than its pattern.
    if (!rule.regex.pattern.includes("{")) continue;
    const size = regexSize(rule.regex);
    if (size > maxProgramSize) {
      throw new RuleSizeError(
        index,
        `regex of rule ${rule.name} needs ${size} instructions, at most ${maxProgramSize} are allowed`,
      );
    }
  }
}
