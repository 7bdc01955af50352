import type { ParsedRegex } from "@a3s/acl-grammar/regex";
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
    const size = knownSize(rule.regex);
    if (size > maxProgramSize) {
      throw new RuleSizeError(
        index,
        `regex of rule ${rule.name} needs ${size} instructions, at most ${maxProgramSize} are allowed`,
      );
    }
  }
}

/** The built-in rules are behind those of every policy, and take longer to measure than most policies to read. */
const knownSizes = new WeakMap<ParsedRegex, number>();

function knownSize(regex: ParsedRegex): number {
  const known = knownSizes.get(regex);
  if (known !== undefined) return known;
  const size = regexSize(regex);
  knownSizes.set(regex, size);
  return size;
}
