import { analyzeDocument } from "../policy/analyze-document.js";
import type { Rule } from "../policy/policy.js";
import { builtinPolicyText } from "./builtin-policy.generated.js";

/** The rules that every judge has behind those of its policy, in order. Read once, when first asked for. */
export function builtinRules(): readonly Rule[] {
  rules ??= readRules();
  return rules;
}

let rules: readonly Rule[] | undefined;

function readRules(): readonly Rule[] {
  const analysis = analyzeDocument(builtinPolicyText, {}, { name: "builtin", builtinNames: new Set() });
  if (!analysis.accepted) {
    throw new Error(`the built-in rules are broken: ${analysis.diagnostics.map(({ code }) => code).join(", ")}`);
  }
  return analysis.policy.rules;
}
