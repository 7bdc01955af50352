import { builtinRuleNames } from "../builtin/names.js";
import { type AnalyzeOptions, analyzeDocument, type PolicyAnalysis } from "./analyze-document.js";

/**
 * Reads and checks a policy. Never throws, does no I/O, reads no variable and calls nothing: a policy file is untrusted
 * input. Bytes must be UTF-8.
 */
export function analyzePolicy(source: string | Uint8Array, options: AnalyzeOptions = {}): PolicyAnalysis {
  return analyzeDocument(source, options, { name: "site", builtinNames: builtinRuleNames });
}
