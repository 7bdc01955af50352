import type { Diagnostic } from "@a3s/acl-grammar";
import type { EnforceSinks } from "../enforce/enforcer.js";
import type { PolicyAnalysis } from "../policy/analyze-document.js";
import { analyzePolicy } from "../policy/analyze-policy.js";
import type { Policy } from "../policy/policy.js";
import type { Environment } from "../policy/resolve-text.js";
import { PolicyError } from "./policy-error.js";
import { policySource } from "./policy-source.js";
import { resolveSettings } from "./resolve-settings.js";
import { ruleNameAt } from "./rule-name-at.js";
import type { TierSettings } from "./tier-settings.js";

/** A policy that may judge. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** What was found without being an error. */
  readonly diagnostics: readonly Diagnostic[];
  readonly settings: TierSettings;
  readonly sinks: EnforceSinks;
}

/** What a judge is to be built with. */
export interface PolicyUse {
  readonly environment: Environment;
  /** No tier of the policy is built: a variable that only tiers use may be missing. */
  readonly rulesOnly: boolean;
}

/**
 * Reads a policy and evaluates what it says of the environment. Also tiers that are not asked for long need their
 * variables: a missing one is an error from the start.
 *
 * @throws {PolicyError} where it cannot be read, has an error, or asks for a variable that is not set.
 */
export function loadPolicy(pathOrText: string, { environment, rulesOnly }: PolicyUse): LoadedPolicy {
  const analysis = analyzePolicy(policySource(pathOrText));
  if (!analysis.accepted) throw rejection(analysis, analysis.diagnostics);
  const { tiers, sinks, tierProblems, sinkProblems } = resolveSettings(analysis.policy, environment);
  const problems = rulesOnly ? sinkProblems : [...tierProblems, ...sinkProblems];
  if (problems.length > 0) throw rejection(analysis, [...analysis.diagnostics, ...problems]);
  return { policy: analysis.policy, diagnostics: analysis.diagnostics, settings: tiers, sinks };
}

function rejection({ parsed }: PolicyAnalysis, diagnostics: readonly Diagnostic[]): PolicyError {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const other = errors.find(({ code }) => !code.startsWith("sentry.rule.regex_"));
  const first = other ?? errors[0];
  if (first === undefined) return new PolicyError("parsing sentry ACL config: rejected", diagnostics);
  const { line, character } = parsed.lineIndex.positionAt(first.range.start);
  const rest = errors.length > 1 ? `, and ${errors.length - 1} more` : "";
  const where = `line ${line + 1}, column ${character + 1}`;
  const name = other === undefined ? ruleNameAt(parsed.document, first.range) : undefined;
  const detail = typeof first.data?.detail === "string" ? `${first.message}: ${first.data.detail}` : first.message;
  const start = name === undefined ? "parsing sentry ACL config" : `rule \`${name}\`: bad regex`;
  return new PolicyError(`${start}: ${detail} (${first.code}, ${where}${rest})`, diagnostics);
}
