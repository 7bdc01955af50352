/** Subjects that a built-in rule is for, and subjects near them that no built-in rule may touch. */
export interface RuleCases {
  readonly rule: string;
  readonly hostile: readonly string[];
  readonly benign: readonly string[];
}
