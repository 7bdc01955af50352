import { builtinPolicyRuleNames } from "./builtin-policy.generated.js";

/** The names of the built-in rules, in their order. */
export const builtinRuleNames: ReadonlySet<string> = new Set(builtinPolicyRuleNames);
