export { type AnalysisBudget, deepBudget, normalBudget } from "./analysis/analysis-budget.js";
export {
  type AnalysisProgress,
  type AnalysisRun,
  type DriveOptions,
  driveAnalysis,
  finishAnalysis,
} from "./analysis/analysis-run.js";
export { type ChangedPair, diffPolicies, type KindDiff } from "./analysis/diff-policies.js";
export { analyzeHoles, type Hole, type HoleOptions, type Holes } from "./analysis/holes.js";
export { type JudgedRules, judgedRules, prepareJudgedRules } from "./analysis/judged-rules.js";
export { type Claim, type Proof, proveAssertion } from "./analysis/prove-assertion.js";
export { analyzeReachability, type Reachability, ruleReachability } from "./analysis/reachability.js";
export { measureRuleCost, type RuleCost } from "./analysis/rule-cost.js";
export type { Witness } from "./analysis/witness.js";
export { builtinPolicyText } from "./builtin/builtin-policy.generated.js";
export { builtinRules } from "./builtin/builtin-rules.js";
export { applyFailMode } from "./decision/apply-fail-mode.js";
export {
  type Decision,
  type EnforceAction,
  type Severity,
  severities,
  type Tier,
  type Verdict,
  verdicts,
} from "./decision/decision.js";
export { inferRisk, riskOf } from "./decision/infer-risk.js";
export { judgeByRules } from "./decision/judge-by-rules.js";
export { type Risk, type RiskCategory, type RiskType, riskCategories } from "./decision/risk.js";
export type { Widening } from "./drafts/draft-patterns.js";
export {
  type AlsoMatched,
  type DraftRequest,
  draftRule,
  type RuleDraft,
  type SelectedLine,
} from "./drafts/draft-rule.js";
export type { RuleText } from "./drafts/place-rule.js";
export { createDryJudge, type DryDecision, type DryJudge, dryJudgeOf } from "./dry-run/dry-judge.js";
export { type DryRunDeny, type DryRunRow, dryRun } from "./dry-run/dry-run.js";
export { EngineCache } from "./dry-run/engine-cache.js";
export { type FullDryRunOptions, fullDryRun } from "./dry-run/full-dry-run.js";
export { EnforceError, type EnforceOutcome } from "./enforce/enforcer.js";
export {
  type AutomatonEngine,
  type AutomatonEngineOptions,
  type AutomatonStatistics,
  createAutomatonEngine,
} from "./engine/automaton/automaton-engine.js";
export type { CreateRuleEngine, RuleEngine } from "./engine/engine.js";
export { createPlainEngine } from "./engine/plain/plain-engine.js";
export { compileRegex, maxProgramSize, RegexSizeError, regexSize } from "./engine/regex/compile-regex.js";
export { type FindOptions, findRegex, type Groups } from "./engine/regex/find-regex.js";
export type { Program } from "./engine/regex/program.js";
export { testRegex } from "./engine/regex/test-regex.js";
export { RuleSizeError } from "./engine/rule-size-error.js";
export {
  type BuildEventOptions,
  dns,
  egress,
  fileAccess,
  securityAction,
  sslContent,
  toolExec,
} from "./events/build-event.js";
export { LineSplitter, type LineSplitterOptions, type LineVisitor } from "./events/decode/line-splitter.js";
export type * from "./events/event.js";
export { evidenceComplete } from "./events/evidence-complete.js";
export { type EventField, eventFields, type FieldType, fieldDefaults } from "./events/field-table.js";
export { type EventKind, eventKinds } from "./events/kinds.js";
export { parseEvent } from "./events/parse-event.js";
export { subjectOf } from "./events/subject-of.js";
export { actualDecision, mismatchesOf } from "./expectations/compare-decision.js";
export {
  type EventsFile,
  eventsFileFindings,
  lineAt,
  type PlacedLine,
  parseEventsFile,
  readEventsFile,
} from "./expectations/events-file.js";
export { type EventsLine, type LineExpectation, parseEventsLine, readEventsLine } from "./expectations/events-line.js";
export type * from "./expectations/expectation-result.js";
export {
  actionKinds,
  type ExpectedDecision,
  type ExpectedMember,
  type ExpectedMemberType,
  expectedMembers,
} from "./expectations/expected-decision.js";
export { failureHint } from "./expectations/failure-finding.js";
export { eventsOfRule, type RuleEvent } from "./expectations/rule-events.js";
export { type ExpectationReport, type NamedEventsFile, runExpectations } from "./expectations/run-expectations.js";
export type * from "./explain/explanation.js";
export { applyRedactions } from "./inline/apply-redactions.js";
export type { Detector } from "./inline/detector.js";
export { inlineDetectors } from "./inline/detectors/index.js";
export { expandExample } from "./inline/expand-example.js";
export { findRedactions, type RedactionOptions } from "./inline/find-redactions.js";
export type { InlineDecision, InspectWireOptions, WireDirection } from "./inline/inline-decision.js";
export { createInlineGate, type InlineGate } from "./inline/inline-gate.js";
export { type InlineKind, inlineKinds } from "./inline/kinds.js";
export { type MaskStreamOptions, maskStream } from "./inline/mask-stream.js";
export { maskText } from "./inline/mask-text.js";
export type { MaskedText, Redaction } from "./inline/redaction.js";
export { RedactionVault, type VaultOptions } from "./inline/redaction-vault.js";
export { restoreStream } from "./inline/restore-stream.js";
export { restoreText } from "./inline/restore-text.js";
export { type JsonMember, type JsonNode, type JsonObject, memberOf } from "./json/json-node.js";
export { PolicyError } from "./load/policy-error.js";
export { SentryCounters } from "./metrics/sentry-counters.js";
export type * from "./metrics/sentry-metrics.js";
export {
  type AnalyzeOptions,
  type PolicyAnalysis,
  type PortabilityTarget,
  portabilityTargets,
} from "./policy/analyze-document.js";
export { analyzePolicy } from "./policy/analyze-policy.js";
export type { DiagnosticCode } from "./policy/codes/diagnostic-code.js";
export { convertRulesToBlocks } from "./policy/convert-rules-to-blocks.js";
export { convertRulesToList } from "./policy/convert-rules-to-list.js";
export { diagnosticCodes } from "./policy/diagnostic-codes.js";
export { type ConfigText, type EffectiveConfig, effectiveConfig } from "./policy/effective-config.js";
export { parseHttpUrl } from "./policy/http-url.js";
export { attributeSchema, blockSchema } from "./policy/model/read-body.js";
export type * from "./policy/policy.js";
export { createPolicyMemory, type PolicyMemory } from "./policy/policy-memory.js";
export { concatLimit, type Environment, type ResolvedText, resolveText } from "./policy/resolve-text.js";
export { actionTargets, allowedKinds, allowedSeverities, allowedVerdicts } from "./policy/schema/allowed-values.js";
export { policySchema } from "./policy/schema/policy-schema.js";
export type * from "./policy/schema/types.js";
export { quoteText, quoteTextDouble } from "./policy/text-edits.js";
export { type CheckPolicyOptions, checkPolicy } from "./proofs/check-policy.js";
export { type ExaminedPolicy, examinePolicy, type PolicyCheck } from "./proofs/examine-policy.js";
export type { PolicyProofs } from "./proofs/policy-proofs.js";
export { type ProofOptions, type ProvablePolicy, provePolicy } from "./proofs/prove-policy.js";
export { createSaeJudge, type SaeJudgeOptions } from "./sae/create-sae-judge.js";
export {
  type ParsedSaeDictionary,
  parseSaeDictionary,
  type SaeDictionaryProblem,
  saeDictionaryLimits,
} from "./sae/parse-sae-dictionary.js";
export type * from "./sae/sae-dictionary.js";
export type * from "./sae/score.js";
export { scoreActivations } from "./sae/score-activations.js";
export { type EnforcedDecision, type EventInput, Sentry } from "./sentry.js";
export type * from "./sentry-options.js";
export type * from "./staged-result.js";
export type { AgentJudgeOptions } from "./tiers/agent/create-agent-judge.js";
export { createAgentJudge } from "./tiers/agent-judge.js";
export type { CassetteSettings } from "./tiers/cassette/canonical-request.js";
export type { CassetteEntry } from "./tiers/cassette/cassette-entry.js";
export { CassetteError } from "./tiers/cassette/cassette-error.js";
export { type CassetteJudgeOptions, cassetteJudge } from "./tiers/cassette/cassette-judge.js";
export {
  type Cassette,
  type CassetteMode,
  type CassetteOptions,
  openCassette,
} from "./tiers/cassette/open-cassette.js";
export type * from "./tiers/judge.js";
export { createLlmJudge, type LlmJudgeOptions } from "./tiers/llm/create-llm-judge.js";
export type { LlmEndpointOptions } from "./tiers/llm/llm-endpoint.js";
export { type PolicyWatch, type WatchPolicyOptions, watchPolicy } from "./watch/watch-policy.js";
