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
export { type Risk, type RiskCategory, type RiskType, riskCategories } from "./decision/risk.js";
export { type AutomatonEngineOptions, createAutomatonEngine } from "./engine/automaton/automaton-engine.js";
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
export type * from "./events/event.js";
export { evidenceComplete } from "./events/evidence-complete.js";
export { type EventKind, eventKinds } from "./events/kinds.js";
export { parseEvent } from "./events/parse-event.js";
export { subjectOf } from "./events/subject-of.js";
